/** Chapter 2 of the regulation, clause by clause: service team. */
import type { Clause } from "../clause.ts"

export const chapter2 = [
  {
    id: "2.1.1",
    chapter: "2",
    title: { en: "Staffing", "zh-Hans": "人员配置" },
    summary: {
      en: "Installation engineers, repair technicians and technical support are sized to business and demand.",
      "zh-Hans": "安装工程师、维修技师和技术支持人员按业务规模和服务需求配备。",
    },
    realisedBy: ["plan"],
  },
  {
    id: "2.1.2",
    chapter: "2",
    title: { en: "Posts and qualifications", "zh-Hans": "岗位与资质" },
    summary: {
      en: "Each post has written duties and required qualifications, and whoever holds it meets them.",
      "zh-Hans": "各岗位有书面职责和任职资质要求，上岗人员须符合要求。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "2.2.1",
    chapter: "2",
    title: { en: "Training plan", "zh-Hans": "培训计划" },
    summary: {
      en: "A training plan exists; skills, safety and service attitude are trained regularly.",
      "zh-Hans": "制定培训计划，定期开展技能、安全和服务态度培训。",
    },
    realisedBy: ["duty", "record", "plan"],
  },
  {
    id: "2.2.2",
    chapter: "2",
    title: { en: "External training and exchange", "zh-Hans": "外部培训与交流" },
    summary: {
      en: "Training outside the company and exchange with the trade are encouraged.",
      "zh-Hans": "鼓励员工参加外部培训和行业交流。",
    },
    realisedBy: ["record"],
  },
  {
    id: "2.2.3",
    chapter: "2",
    title: { en: "Career path", "zh-Hans": "职业发展" },
    summary: {
      en: "Those who do well can rise, and each person is guided in planning a career.",
      "zh-Hans": "表现优秀者有晋升机会，并为员工的职业规划提供指导。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
  {
    id: "2.3.1",
    chapter: "2",
    title: { en: "Appraisal", "zh-Hans": "绩效考核" },
    summary: {
      en: "People are appraised by work results, service quality and customer satisfaction.",
      "zh-Hans": "从工作业绩、服务质量和客户满意度等方面考核员工。",
    },
    realisedBy: ["measure"],
  },
  {
    id: "2.3.2",
    chapter: "2",
    title: { en: "Use of the appraisal", "zh-Hans": "考核结果应用" },
    summary: {
      en: "The result of the appraisal decides pay, bonus and promotion.",
      "zh-Hans": "考核结果作为薪酬、奖金和晋升的依据。",
    },
    realisedBy: ["record"],
  },
  {
    id: "2.4",
    chapter: "2",
    title: { en: "Team culture", "zh-Hans": "团队文化" },
    summary: {
      en: "The company cares for its team culture and holds team activities regularly.",
      "zh-Hans": "重视团队文化建设，定期组织团队活动。",
    },
    realisedBy: ["duty", "record"],
  },
] as const satisfies ReadonlyArray<Clause>
