/** The machine of a ticket as somebody would write it by hand: the yardstick for the compiled table. */

interface Known {
  readonly visits: ReadonlyArray<unknown>
  readonly handling: { readonly specialist?: string }
}

/** Where a command leads from a status; `undefined` where it does not exist there. */
export const nextStatus = (status: string, command: string, record: Known, input: unknown): string | undefined => {
  switch (status) {
    case "new":
      return command === "receive" ? "received" : undefined
    case "received":
    case "withSpecialist":
    case "offered":
      return everyday(status, command) ?? planning(status, command)
    case "answered":
      switch (command) {
        case "answer":
        case "recordFollowUp":
          return status
        case "reportUnsolved":
          return whereItStood(record)
        case "close":
          return "closed"
        default:
          return everyday(status, command)
      }
    case "scheduled":
      switch (command) {
        case "confirmSite":
        case "changeAppointment":
        case "confirmAppointment":
        case "remindCustomer":
        case "prepareKit":
        case "assignVehicle":
        case "attachServicePlan":
          return status
        case "recordNoShow":
        case "cancelAppointment":
          return "toReschedule"
        case "setOut":
          return "visit.onTheWay"
        case "cancel":
          return "cancelled"
        default:
          return everyday(status, command)
      }
    case "visit.onTheWay":
      switch (command) {
        case "arrive":
          return "visit.onSite"
        case "recordNoShow":
        case "cancelAppointment":
          return "toReschedule"
        default:
          return visit(status, command, input)
      }
    case "visit.onSite":
      switch (command) {
        case "confirmNeed":
        case "inspectSite":
          return status
        case "recordNoShow":
          return "toReschedule"
        case "startWork":
          return "visit.working"
        default:
          return visit(status, command, input)
      }
    case "visit.working":
      switch (command) {
        case "completeStep":
        case "replacePart":
        case "recordTest":
          return status
        case "complete":
          return "completed"
        default:
          return visit(status, command, input)
      }
    case "toReschedule":
    case "rework":
      return command === "recordConsent" ? status : (everyday(status, command) ?? planning(status, command))
    case "waitingForCustomer":
    case "waitingForParts":
      switch (command) {
        case "recordConsent":
          return status
        case "reportProgress":
          return status === "waitingForParts" ? status : undefined
        case "resume":
          return whereItStood(record)
        default:
          return everyday(status, command) ?? planning(status, command)
      }
    case "completed":
      switch (command) {
        case "explainUse":
        case "inviteAcceptance":
          return status
        case "accept":
          return "accepted"
        case "refuseAcceptance":
          return "rework"
        default:
          return everyday(status, command)
      }
    case "accepted":
      switch (command) {
        case "recordFollowUp":
          return status
        case "reopen":
          return whereItStood(record)
        case "close":
          return "closed"
        default:
          return everyday(status, command)
      }
    case "closed":
      switch (command) {
        case "note":
          return status
        case "reopen":
          return whereItStood(record)
        default:
          return undefined
      }
    default:
      return undefined
  }
}

const everyday = (status: string, command: string): string | undefined => {
  switch (command) {
    case "changePriority":
    case "takeInCharge":
    case "handOver":
    case "note":
    case "recordProblem":
    case "solveProblem":
    case "forwardRemark":
      return status
    default:
      return undefined
  }
}

const planning = (status: string, command: string): string | undefined => {
  switch (command) {
    case "changeService":
    case "confirmSite":
      return status
    case "passToSpecialist":
      return "withSpecialist"
    case "answer":
      return "answered"
    case "offerAppointment":
      return "offered"
    case "agreeAppointment":
      return "scheduled"
    case "waitForCustomer":
      return "waitingForCustomer"
    case "waitForParts":
      return "waitingForParts"
    case "cancel":
      return "cancelled"
    default:
      return undefined
  }
}

const visit = (status: string, command: string, input: unknown): string | undefined => {
  switch (command) {
    case "recordConsent":
    case "reportProgress":
      return status
    case "cannotComplete":
      switch ((input as { readonly follows: string }).follows) {
        case "waitForParts":
          return "waitingForParts"
        case "waitForCustomer":
          return "waitingForCustomer"
        case "cancelled":
          return "cancelled"
        default:
          return "toReschedule"
      }
    default:
      return everyday(status, command)
  }
}

const whereItStood = (record: Known): string => {
  if (record.visits.length > 0) return "toReschedule"
  return record.handling.specialist === undefined ? "received" : "withSpecialist"
}
