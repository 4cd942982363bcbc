/** Plot names its groups for readers of the source; a screen reader is told by the chart's own name and by the table, and may not be told by groups. */
export function withoutGroupNames(chart: Element): void {
    for (const group of chart.querySelectorAll('g[aria-label]')) {
        group.removeAttribute('aria-label');
    }
}
