// Rules of our own for oxlint. A default export is what oxlint loads.

/** `new Date()` and `Date()` read the clock; `new Date(instant)` does not. */
const noClockReading = {
  create: (context) => {
    const check = (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0)
        context.report({ node, message: "Core is pure: time comes in with the context." })
    }
    return { NewExpression: check }
  },
}

export default {
  meta: { name: "fieldcare" },
  rules: { "no-clock-reading": noClockReading },
}
