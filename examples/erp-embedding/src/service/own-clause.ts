/** The company's own clause 8.1, as one more rule on the tickets of the regulation. */
import { extendChapter, extendLifecycle, fails, ruleOf } from "@fieldcare/core/engine"
import { service, ticket, type TicketShape } from "@fieldcare/core/service"

const ourTicket = extendLifecycle(ticket, {
  version: 1,
  rules: {
    "serial-number-known": ruleOf<TicketShape>()({
      clause: "8.1",
      on: ["receive"],
      check: (_ticket, { paid, product }) =>
        paid !== true || product?.serial !== undefined || fails({ product: product?.model ?? "" }),
    }),
  },
})

export const ourService = extendChapter(service, ourTicket, {
  clauses: [
    {
      id: "8.1",
      chapter: "8",
      title: { en: "Paid repairs", "zh-Hans": "付费维修" },
      summary: {
        en: "What is repaired for money is known by its serial number.",
        "zh-Hans": "付费维修的产品须有序列号。",
      },
      realisedBy: ["rule"],
    },
  ],
  words: {
    rules: {
      "serial-number-known": {
        title: { en: "The serial number is known", "zh-Hans": "序列号已知" },
        failed: { en: "Nobody knows the serial number of this {product}.", "zh-Hans": "该 {product} 的序列号未知。" },
        remedy: { en: "Ask the customer, and add it to the sale.", "zh-Hans": "请向客户询问，并补录到销售订单。" },
      },
    },
  },
})
