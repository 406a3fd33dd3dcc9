/** Figures that are each allowed and do not go together. */
import { type Policy, priorities } from "@fieldcare/core/regulation"
import { policyFinding, type PolicyFinding } from "./policy-finding.ts"

type Figure = readonly [path: string, value: number]
interface Order {
  readonly clause: string
  readonly shorter: Figure
  readonly longer: Figure
}

/** What is more urgent is not owed later, what comes first is not due after what comes next. */
export const figuresInOrder = (policy: Policy): ReadonlyArray<PolicyFinding> => [
  ...ordersOf(policy)
    .filter(({ shorter, longer }) => shorter[1] > longer[1])
    .map(({ clause, shorter: [path, seen], longer: [other, bound] }) =>
      policyFinding("order", path, "order", { clause, seen, other, bound }),
    ),
  ...(["waitingForCustomer", "waitingForParts"] as const)
    .filter((category) => Object.values(policy.service.pauseReasons).every((reason) => reason.category !== category))
    .map((seen) => policyFinding("order", "service.pauseReasons", "noReason", { clause: "1.3.1", seen })),
]

const ordersOf = ({ service }: Policy): ReadonlyArray<Order> => {
  const at = (path: string, value: number): Figure => [`service.${path}`, value]
  const limits = ["firstResponseWorkingMinutes", "resolutionWorkingMinutes", "arrivalElapsedHours"] as const
  const longest = service.priorities[priorities.at(-1)!]
  return [
    ...priorities.slice(1).flatMap((calm, index) =>
      limits.map((limit) => ({
        clause: "1.3.1",
        shorter: at(`priorities.${priorities[index]!}.${limit}`, service.priorities[priorities[index]!][limit]),
        longer: at(`priorities.${calm}.${limit}`, service.priorities[calm][limit]),
      })),
    ),
    {
      clause: "3.1.1",
      shorter: at("contact.answerWorkingMinutes", service.contact.answerWorkingMinutes),
      longer: at(
        "priorities.urgent.firstResponseWorkingMinutes",
        service.priorities.urgent.firstResponseWorkingMinutes,
      ),
    },
    {
      clause: "3.1.3",
      shorter: at("contact.specialistReplyWorkingMinutes", service.contact.specialistReplyWorkingMinutes),
      longer: at("priorities.low.resolutionWorkingMinutes", longest.resolutionWorkingMinutes),
    },
    {
      clause: "3.6.1",
      shorter: at("followUp.dueDays", service.followUp.dueDays),
      longer: at("sameFaultDays", service.sameFaultDays),
    },
    {
      clause: "3.6.1",
      shorter: at("followUp.otherSamplePercent", service.followUp.otherSamplePercent),
      longer: at("followUp.paidSamplePercent", service.followUp.paidSamplePercent),
    },
  ]
}
