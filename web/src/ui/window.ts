/** Which rows of a long table are in the page: those in sight and some around them, so that a quick scroll shows no gap. */
export function rowsInSight(top: number, height: number, row: number, count: number): { first: number; end: number } {
    const around = 12;
    const first = Math.max(0, Math.min(count - 1, Math.floor(top / row) - around));
    // An even first row keeps the stripes where they are.
    const even = first - (first % 2);
    return { first: Math.max(0, even), end: Math.min(count, Math.ceil((top + height) / row) + around) };
}
