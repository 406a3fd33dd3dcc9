/** The charts of the report, drawn as SVG without a browser. Each is drawn twice: for wide and for narrow windows. */
import { BarChart } from "echarts/charts"
import { GridComponent } from "echarts/components"
import { init, use } from "echarts/core"
import { SVGRenderer } from "echarts/renderers"
import { Html, html, nothing } from "./html.ts"

use([BarChart, GridComponent, SVGRenderer])

/** Values of one kind; `color` is one of the page's own, so that it changes with light and dark. */
export interface ChartSeries {
  readonly name: string
  readonly color: string
  readonly values: ReadonlyArray<number>
}

/**
 * Bars: `across` lie one below the other, with room for words; `upright` stand side by side, for time. `titled` says
 * that the title stands above it already.
 */
export interface BarsOf {
  readonly title: string
  readonly titled?: boolean
  readonly direction: "across" | "upright"
  readonly stacked?: boolean
  /** The largest value of the axis, where it is given. */
  readonly max?: number
  readonly labels: ReadonlyArray<string>
  readonly series: ReadonlyArray<ChartSeries>
}

const widths = { wide: 940, narrow: 326 }
// Without a browser the library can only guess how wide a text is: words get more room than it would give them.
const wordWidths = { wide: 250, narrow: 100 }
const wordRoom = { wide: 316, narrow: 130 }
const barHeight = { one: 30, more: 18 }
const fontSize = 13

/** A chart as a figure, with its legend where there are several series. */
export const barChart = (bars: BarsOf): Html => {
  const { title, titled = false, series } = bars
  const legend = series.map(({ name, color }) => html`<li><span style="background:${color}"></span>${name}</li>`)
  return html`<figure class="chart">
    ${titled ? nothing : html`<figcaption>${title}</figcaption>`}
    ${
      series.length > 1
        ? html`<ul class="legend">
            ${legend}
          </ul>`
        : nothing
    }
    ${(["wide", "narrow"] as const).map(
      (size) => html`<div class="${size}" role="img" aria-label="${title}">${drawn(bars, size)}</div>`,
    )}
  </figure>`
}

const drawn = (bars: BarsOf, size: keyof typeof widths): Html => {
  const width = widths[size]
  const height = bars.direction === "upright" ? 280 : heightOf(bars)
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height })
  try {
    chart.setOption(optionOf(bars, size))
    // What the library would do under a pointer is of no use in a still picture.
    const svg = chart.renderToSVGString({ useViewBox: true })
    return new Html(svg.replace(/<style[\s\S]*?<\/style>/, "").replaceAll(/ (?:ecmeta_\w+|class)="[^"]*"/g, ""))
  } finally {
    chart.dispose()
  }
}

const heightOf = ({ labels, series, stacked = false }: BarsOf): number => {
  const each = stacked || series.length === 1 ? barHeight.one : barHeight.more * series.length
  return labels.length * (each + 16) + 36
}

const optionOf = (bars: BarsOf, size: keyof typeof widths) => {
  const { direction, stacked = false, max, labels, series } = bars
  const across = direction === "across"
  const words = { color: "var(--ink)", fontSize }
  const values = {
    type: "value",
    minInterval: 1,
    ...(max === undefined ? {} : { max }),
    splitNumber: size === "wide" ? 5 : 3,
    axisLabel: { color: "var(--quiet)", fontSize, hideOverlap: true },
    splitLine: { lineStyle: { color: "var(--line)" } },
  }
  const names = {
    type: "category",
    data: labels,
    inverse: across,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "var(--line)" } },
    axisLabel: across ? { ...words, width: wordWidths[size], overflow: "break", interval: 0 } : words,
  }
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: {
      left: across ? wordRoom[size] : 56,
      right: across && !stacked ? 58 : 26,
      top: 8,
      bottom: 28,
      outerBoundsMode: "none",
    },
    xAxis: across ? values : names,
    yAxis: across ? names : values,
    series: series.map(({ name, color, values }) => ({
      type: "bar",
      name,
      data: values,
      itemStyle: { color, borderRadius: stacked ? 0 : across ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      barMaxWidth: 26,
      barGap: "10%",
      ...(stacked ? { stack: "all" } : {}),
      ...(across && !stacked && series.length === 1
        ? { label: { show: true, position: "right", color: "var(--ink)", fontSize, formatter: numbered } }
        : {}),
    })),
  }
}

const numbered = ({ value }: { readonly value: number }): string => value.toLocaleString("en")
