/** Chapter 3 of the regulation, clause by clause: service process. */
import type { Clause } from "../clause.ts"

export const chapter3 = [
  {
    id: "3.1.1",
    chapter: "3",
    title: { en: "Hotline and online channel", "zh-Hans": "服务热线与线上渠道" },
    summary: {
      en: "Customers reach the company by a hotline and an online channel, and are answered promptly.",
      "zh-Hans": "设有服务热线和线上渠道，对客户的来电和在线咨询及时应答。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "3.1.2",
    chapter: "3",
    title: { en: "Complete intake", "zh-Hans": "受理信息完整" },
    summary: {
      en: "Customer, product model and fault are recorded in full.",
      "zh-Hans": "完整登记客户信息、产品型号和故障情况。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "3.1.3",
    chapter: "3",
    title: { en: "Answer or promised reply", "zh-Hans": "即时解答与承诺答复" },
    summary: {
      en: "Simple questions are answered at once; complex ones go to a technician, and the customer is told when to expect the reply.",
      "zh-Hans": "简单问题当场解答；复杂问题转交技术人员，并告知客户预计答复时间。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "3.2.1",
    chapter: "3",
    title: { en: "Appointment agreed", "zh-Hans": "约定时间地点" },
    summary: {
      en: "Time and place of the visit are agreed with the customer.",
      "zh-Hans": "上门时间和地点与客户商定。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.2.2",
    chapter: "3",
    title: { en: "Model and site confirmed", "zh-Hans": "确认型号与现场条件" },
    summary: {
      en: "Product model and site conditions are confirmed before the visit.",
      "zh-Hans": "上门前核实产品型号和现场条件。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.2.3",
    chapter: "3",
    title: { en: "Customer informed and reminded", "zh-Hans": "告知与提醒" },
    summary: {
      en: "The customer is told time, place and person, and reminded of what to prepare.",
      "zh-Hans": "告知客户上门时间、地点和服务人员，并提醒客户做好准备。",
    },
    realisedBy: ["duty"],
  },
  {
    id: "3.3.1",
    chapter: "3",
    title: { en: "Tools, materials and parts ready", "zh-Hans": "工具、材料与配件准备" },
    summary: {
      en: "Tools, materials and parts that the job needs are made ready beforehand.",
      "zh-Hans": "提前备齐作业所需的工具、材料和配件。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.3.2",
    chapter: "3",
    title: { en: "Vehicle fit for the road", "zh-Hans": "车辆检查与保养" },
    summary: {
      en: "The service vehicle is checked and maintained, so that it is fit for the journey.",
      "zh-Hans": "对服务车辆进行检查和保养，保证车况良好。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
  {
    id: "3.3.3",
    chapter: "3",
    title: { en: "Job studied, service plan made", "zh-Hans": "熟悉任务与制定方案" },
    summary: {
      en: "The person sent studies the job and the customer beforehand and makes a service plan.",
      "zh-Hans": "服务人员事先了解任务和客户情况，制定服务方案。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "3.4.1",
    chapter: "3",
    title: { en: "On time, with identification", "zh-Hans": "准时到达并出示证件" },
    summary: {
      en: "The person arrives at the agreed place on time and shows identification.",
      "zh-Hans": "服务人员准时到达约定地点，并主动出示工作证件。",
    },
    realisedBy: ["rule", "duty"],
  },
  {
    id: "3.4.2",
    chapter: "3",
    title: { en: "Need confirmed, product or site inspected", "zh-Hans": "确认需求与现场检查" },
    summary: {
      en: "On site the need is confirmed again, and the product or the site is inspected.",
      "zh-Hans": "到场后再次确认客户需求，检查产品或现场。",
    },
    realisedBy: ["rule", "record"],
  },
  {
    id: "3.4.3",
    chapter: "3",
    title: { en: "Operating procedure, quality and safety", "zh-Hans": "规范与安全作业" },
    summary: {
      en: "The work follows the operating procedure, with care for quality and safety.",
      "zh-Hans": "按操作规程作业，兼顾质量与安全。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.4.4",
    chapter: "3",
    title: { en: "Consent before a part is replaced", "zh-Hans": "换件前征得同意" },
    summary: {
      en: "Before a part is replaced the customer is told its name, price and warranty, and agrees.",
      "zh-Hans": "更换配件前，告知客户配件名称、价格和保修期限，征得客户同意。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.4.5",
    chapter: "3",
    title: { en: "Courtesy and progress reports", "zh-Hans": "礼貌服务与进度通报" },
    summary: {
      en: "The customer is treated with courtesy, questions are answered and progress is reported.",
      "zh-Hans": "礼貌待客，解答客户疑问，并通报工作进度。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "3.5.1",
    chapter: "3",
    title: { en: "Invitation to accept", "zh-Hans": "邀请验收" },
    summary: {
      en: "When the work is completed the customer is invited to accept it.",
      "zh-Hans": "完工后邀请客户验收。",
    },
    realisedBy: ["duty"],
  },
  {
    id: "3.5.2",
    chapter: "3",
    title: { en: "Use and precautions explained", "zh-Hans": "讲解使用与注意事项" },
    summary: {
      en: "How to use the product and what to beware of are explained to the customer.",
      "zh-Hans": "向客户讲解产品的使用方法和注意事项。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.5.3",
    chapter: "3",
    title: { en: "Signed acceptance form, remarks passed on", "zh-Hans": "验收签字与意见转达" },
    summary: {
      en: "The customer signs the acceptance form; remarks are recorded and passed to the department concerned.",
      "zh-Hans": "客户在验收单上签字；客户意见如实记录并转达相关部门。",
    },
    realisedBy: ["rule", "duty", "record"],
  },
  {
    id: "3.6.1",
    chapter: "3",
    title: { en: "Regular follow-up", "zh-Hans": "定期回访" },
    summary: {
      en: "Customers are followed up regularly and asked for their satisfaction and their suggestions.",
      "zh-Hans": "定期回访客户，了解满意度和建议。",
    },
    realisedBy: ["duty", "record"],
  },
  {
    id: "3.6.2",
    chapter: "3",
    title: { en: "Problems tracked until solved", "zh-Hans": "问题跟踪到底" },
    summary: {
      en: "Problems that a follow-up finds are handled and tracked until they are really solved.",
      "zh-Hans": "对回访发现的问题及时处理，跟踪到真正解决为止。",
    },
    realisedBy: ["rule"],
  },
  {
    id: "3.6.3",
    chapter: "3",
    title: { en: "Feedback analysed", "zh-Hans": "反馈分析" },
    summary: {
      en: "Feedback is analysed and the process is adjusted by what it shows.",
      "zh-Hans": "分析客户反馈，并据此调整服务流程。",
    },
    realisedBy: ["measure", "record"],
  },
] as const satisfies ReadonlyArray<Clause>
