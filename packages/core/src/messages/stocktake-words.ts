/** The words of a stocktake's lifecycle. */
import type { stocktakeCommands } from "../parts/stocktake/stocktake-commands.ts"
import type { stocktakeDuties } from "../parts/stocktake/stocktake-duties.ts"
import type { stocktakeRules } from "../parts/stocktake/stocktake-rules.ts"
import type { stocktakeSeparations } from "../parts/stocktake/stocktake.ts"
import type { LifecycleWords } from "./rule-words.ts"

/**
 * @category messages
 * @since 0.1.0
 */
export const stocktakeWords = {
  title: { en: "Stocktake", "zh-Hans": "盘点" },
  rules: {
    "parts-in-catalogue": {
      title: { en: "What is counted is in the catalogue", "zh-Hans": "盘点配件须在目录中" },
      failed: { en: "There is no part {part} in the catalogue.", "zh-Hans": "目录中没有配件 {part}。" },
      remedy: { en: "Register the part first.", "zh-Hans": "请先登记该配件。" },
    },
    "places-can-be-counted": {
      title: { en: "Bins and the quarantine are counted", "zh-Hans": "盘点范围为库位和隔离区" },
      failed: {
        en: "{place:place} is no bin of the store, and not the quarantine.",
        "zh-Hans": "{place:place} 既非库位，也非隔离区。",
      },
      remedy: {
        en: "Name a registered bin. What an engineer holds is returned, what is scrapped is destroyed.",
        "zh-Hans": "请指定已登记的库位。工程师持有的配件应退库，报废件应销毁。",
      },
    },
    "account-on-one-line": {
      title: { en: "Each part at each place is one line", "zh-Hans": "同一位置的同一配件只占一行" },
      failed: { en: "{part} at {place:place} is named twice.", "zh-Hans": "{place:place} 的 {part} 重复列出。" },
      remedy: { en: "Name it once.", "zh-Hans": "请只列一次。" },
    },
    "lines-within-limit": {
      title: { en: "A stocktake is small enough to post at once", "zh-Hans": "单次盘点行数不超过上限" },
      failed: {
        en: "It would have {lines} lines; {limit} is the most.",
        "zh-Hans": "共 {lines} 行，上限为 {limit} 行。",
      },
      remedy: { en: "Count the rest in another stocktake.", "zh-Hans": "其余请另建盘点单。" },
    },
    "account-in-one-stocktake": {
      title: {
        en: "What is counted is counted by one stocktake at a time",
        "zh-Hans": "同一对象同时只由一张盘点单盘点",
      },
      failed: {
        en: "{part} at {place:place} is being counted in {stocktake}.",
        "zh-Hans": "{place:place} 的 {part} 正在盘点单 {stocktake} 中盘点。",
      },
      remedy: { en: "Post or cancel {stocktake} first.", "zh-Hans": "请先过账或取消 {stocktake}。" },
    },
    "counted-when-entered": {
      title: { en: "A count is entered when it is made", "zh-Hans": "盘点数须当场录入" },
      failed: {
        en: "It was counted at {at}, and the books are those of {now}.",
        "zh-Hans": "盘点时间为 {at}，而账面为 {now} 的数据。",
      },
      remedy: {
        en: "Count again and enter it at once: a later entry would undo what moved between.",
        "zh-Hans": "请重新清点并当场录入：补录会抹去其间的出入库。",
      },
    },
    "lines-are-there": {
      title: { en: "The lines are those of the stocktake, each once", "zh-Hans": "所填行须存在且不重复" },
      failed: { en: "There is no line {line}, or it is named twice.", "zh-Hans": "第 {line} 行不存在或重复。" },
      remedy: { en: "Name lines of the count sheet, each once.", "zh-Hans": "请按盘点表填写行号，每行一次。" },
    },
    "counted-once": {
      title: { en: "The first count of a line is one person's", "zh-Hans": "每行初盘只计一次" },
      failed: { en: "Line {line} was counted by {by}.", "zh-Hans": "第 {line} 行已由 {by} 盘点。" },
      remedy: { en: "Let another person recount it.", "zh-Hans": "请由其他人员复盘。" },
    },
    "recounted-by-another": {
      title: { en: "Another person recounts", "zh-Hans": "复盘由其他人员进行" },
      failed: { en: "{person} counted line {line} last.", "zh-Hans": "第 {line} 行上次即由 {person} 盘点。" },
      remedy: { en: "Let another person recount it.", "zh-Hans": "请由其他人员复盘。" },
    },
    "counted-before": {
      title: { en: "What is recounted was counted", "zh-Hans": "复盘前须已初盘" },
      failed: { en: "Line {line} was not counted yet.", "zh-Hans": "第 {line} 行尚未盘点。" },
      remedy: { en: "Count it first.", "zh-Hans": "请先初盘。" },
    },
    "counted-as-tracked": {
      title: { en: "It is counted in the way in which it is tracked", "zh-Hans": "按配件追踪方式盘点" },
      failed: {
        en: "Line {line} is of a part that is tracked by {tracking:tracking}.",
        "zh-Hans": "第 {line} 行配件的追踪方式为 {tracking:tracking}。",
      },
      remedy: {
        en: "Give the serial numbers seen, the quantity of each lot, or one quantity where it is tracked by none.",
        "zh-Hans": "请填写所见序列号、各批次数量；不追踪的配件填写总数。",
      },
    },
    "number-seen-once": {
      title: { en: "Each lot or serial number is seen once", "zh-Hans": "同一批号或序列号只计一次" },
      failed: { en: "{number} on line {line} was counted already.", "zh-Hans": "第 {line} 行的 {number} 已计入。" },
      remedy: {
        en: "Look where it lies, and count or recount both lines in one command.",
        "zh-Hans": "请核实其位置，并在同一次录入中盘点两行。",
      },
    },
    "few-enough-to-compare": {
      title: { en: "It is few enough pieces to compare", "zh-Hans": "单次盘点件数不超过上限" },
      failed: {
        en: "These would be {pieces} numbers; {limit} is the most.",
        "zh-Hans": "共 {pieces} 个编号，上限为 {limit}。",
      },
      remedy: {
        en: "Count in several stocktakes; enter an opening stock where the books do not know the pieces at all.",
        "zh-Hans": "请分多张盘点单进行；账面完全没有的单件请录入期初库存。",
      },
    },
    "all-lines-counted": {
      title: { en: "Every line is counted", "zh-Hans": "各行均已盘点" },
      failed: { en: "Not counted yet: lines {lines}.", "zh-Hans": "尚未盘点：第 {lines} 行。" },
      remedy: { en: "Count them.", "zh-Hans": "请完成盘点。" },
    },
    "differences-recounted": {
      title: { en: "What differs is counted by a second person", "zh-Hans": "差异须由另一人复盘" },
      failed: {
        en: "Lines {lines} differ by more than {percent} percent, or in a serial number.",
        "zh-Hans": "第 {lines} 行差异超过 {percent}%，或序列号不符。",
      },
      remedy: { en: "Let another person recount them.", "zh-Hans": "请由其他人员复盘。" },
    },
    "movement-accepted": {
      title: { en: "What moved after its count is looked at", "zh-Hans": "盘点后有出入库的须确认" },
      failed: { en: "Stock of lines {lines} moved after the count.", "zh-Hans": "第 {lines} 行在盘点后发生出入库。" },
      remedy: {
        en: "Recount them, or let somebody who counted nothing accept that the count holds.",
        "zh-Hans": "请复盘，或由未参与盘点的人员确认原盘点数有效。",
      },
    },
    "seen-number-is-free": {
      title: { en: "A piece that is seen is nowhere else by its documents", "zh-Hans": "所见单件不得另有单据归属" },
      failed: {
        en: "{number} of {part} is {status:partUnit}, at {at:place}.",
        "zh-Hans": "{part} 的 {number} 状态为 {status:partUnit}，位于 {at:place}。",
      },
      remedy: {
        en: "Record how it came there (received, handed back, put away), then recount the line.",
        "zh-Hans": "请先登记其来源（收货、退库、上架），再复盘该行。",
      },
    },
    "enough-in-stock": {
      title: { en: "What is missing can still be taken off the books", "zh-Hans": "账面仍足以冲减盘亏" },
      failed: {
        en: "{taken} of {part} {item} are missing at {place:place}, but only {available} are booked and not reserved.",
        "zh-Hans": "{place:place} 的 {part} {item} 盘亏 {taken}，但账面可用仅 {available}。",
      },
      remedy: {
        en: "Recount the line; where it is reserved, let the reservation go first.",
        "zh-Hans": "请复盘该行；如已预留，请先释放预留。",
      },
    },
  },
  duties: {
    "counted-in-time": { en: "Count what was planned", "zh-Hans": "完成盘点" },
    "reviewed-in-time": { en: "Review the count", "zh-Hans": "复核盘点结果" },
  },
  commands: {
    plan: { en: "Plan stocktake", "zh-Hans": "制定盘点计划" },
    start: { en: "Start counting", "zh-Hans": "开始盘点" },
    addLines: { en: "Add lines", "zh-Hans": "增加盘点行" },
    count: { en: "Enter count", "zh-Hans": "录入初盘" },
    recount: { en: "Enter recount", "zh-Hans": "录入复盘" },
    finishCount: { en: "Finish counting", "zh-Hans": "结束盘点" },
    review: { en: "Review count", "zh-Hans": "复核盘点" },
    accept: { en: "Accept movement since the count", "zh-Hans": "确认盘点后的出入库" },
    post: { en: "Post differences", "zh-Hans": "盘点过账" },
    cancel: { en: "Cancel stocktake", "zh-Hans": "取消盘点" },
  },
  statuses: {
    new: { en: "new", "zh-Hans": "新建" },
    planned: { en: "planned", "zh-Hans": "已计划" },
    counting: { en: "being counted", "zh-Hans": "盘点中" },
    counted: { en: "counted", "zh-Hans": "已盘点" },
    reviewed: { en: "reviewed", "zh-Hans": "已复核" },
    posted: { en: "posted", "zh-Hans": "已过账" },
    cancelled: { en: "cancelled", "zh-Hans": "已取消" },
  },
  separations: {
    "counter-not-reviewer": {
      title: { en: "Who counted does not review", "zh-Hans": "盘点人不得复核" },
      failed: { en: "{person} counted ({did}).", "zh-Hans": "{person} 参与了盘点（{did}）。" },
      remedy: { en: "Let somebody review who counted nothing.", "zh-Hans": "请由未参与盘点的人员复核。" },
    },
  },
} satisfies LifecycleWords<
  keyof typeof stocktakeRules,
  {
    duty: keyof typeof stocktakeDuties
    command: keyof typeof stocktakeCommands
    status: "new" | "planned" | "counting" | "counted" | "reviewed" | "posted" | "cancelled"
    separation: keyof typeof stocktakeSeparations
  }
>
