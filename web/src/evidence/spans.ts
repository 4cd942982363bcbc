/** A stretch of a text, in UTF-16 units as JavaScript counts them, and whose it is. */
export interface OwnedSpan {
    readonly start: number;
    readonly length: number;
    readonly owner: number;
}

/** A piece of a text that has the same owners from its beginning to its end. */
export interface Piece {
    readonly start: number;
    readonly end: number;
    /** In ascending order; empty for plain text. */
    readonly owners: readonly number[];
}

/** A line of a text with its pieces. */
export interface Line {
    readonly start: number;
    readonly end: number;
    readonly pieces: readonly Piece[];
}

/**
 * Cuts a text at the ends of spans, so that spans which overlap lose nothing of each other.
 * Spans that reach over an end of the text are cut to it; empty ones and those outside own nothing.
 */
export function piecesOf(length: number, spans: readonly OwnedSpan[]): readonly Piece[] {
    const kept = spans
        .map(({ start, length: long, owner }) => ({ start: Math.max(0, Math.min(length, Math.trunc(start))), end: Math.max(0, Math.min(length, Math.trunc(start + long))), owner }))
        .filter(span => span.start < span.end);
    const cuts = [...new Set([0, length, ...kept.flatMap(span => [span.start, span.end])])].sort((one, other) => one - other);
    const begins = [...kept].sort((one, other) => one.start - other.start);
    const pieces: Piece[] = [];
    let open: typeof kept = [];
    let next = 0;
    for (let at = 0; at + 1 < cuts.length; at++) {
        const start = cuts[at] ?? 0;
        const end = cuts[at + 1] ?? length;
        open = open.filter(span => span.end > start);
        for (; next < begins.length && (begins[next]?.start ?? Infinity) <= start; next++) {
            const span = begins[next];
            if (span && span.end > start) {
                open.push(span);
            }
        }
        const owners = [...new Set(open.map(span => span.owner))].sort((one, other) => one - other);
        pieces.push({ start, end, owners });
    }
    return pieces;
}

/** The same cut at the ends of lines too; the line ends themselves belong to no piece. */
export function linesOf(text: string, spans: readonly OwnedSpan[]): readonly Line[] {
    const pieces = piecesOf(text.length, spans);
    const lines: Line[] = [];
    let at = 0;
    for (let start = 0; start <= text.length;) {
        const stop = text.indexOf('\n', start);
        const end = stop < 0 ? text.length : stop;
        const own: Piece[] = [];
        while (at < pieces.length && (pieces[at]?.end ?? 0) <= start) {
            at++;
        }
        for (let each = at; each < pieces.length; each++) {
            const piece = pieces[each];
            if (!piece || piece.start >= end) {
                break;
            }
            const cut = { start: Math.max(piece.start, start), end: Math.min(piece.end, end), owners: piece.owners };
            if (cut.start < cut.end) {
                own.push(cut);
            }
        }
        lines.push({ start, end, pieces: own });
        if (stop < 0) {
            return lines;
        }
        start = stop + 1;
    }
    return lines;
}
