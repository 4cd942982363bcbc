import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useChoice } from '../shell/choices';
import { sorted, sortingOf, type Sorting, wordOf } from './sorting';
import { rowsInSight } from './window';

export type Cell = string | number | boolean | null | undefined;

/** One column: what it sorts by and, where that is not what it shows, how it is shown. */
export interface Column<R> {
    readonly id: string;
    readonly name: string;
    /** Shown with the name, such as "km". */
    readonly unit?: string;
    readonly value: (row: R) => Cell;
    readonly show?: (row: R) => ComponentChildren;
    /** Numbers stand right; this is said only where it differs from what the first row holds. */
    readonly align?: 'left' | 'right';
    /** The column that names its row; the first one where none says so. */
    readonly isHeader?: boolean;
    readonly width?: string;
    readonly title?: string;
    readonly sortable?: boolean;
}

export interface TableProps<R> {
    /** Its name in the address, unique on its page: `sort=NAME:-column`. Without it its order is not in the address. */
    readonly name?: string;
    readonly caption: ComponentChildren;
    /** The caption is for those who hear the page, because a heading above says it. */
    readonly hideCaption?: boolean;
    readonly columns: readonly Column<R>[];
    readonly rows: readonly R[];
    readonly rowKey: (row: R) => string | number;
    /** Its order at first. */
    readonly sorting?: Sorting;
    /** Makes rows choosable: arrows go from row to row, Enter or a click chooses. */
    readonly onChoose?: (row: R) => void;
    readonly chosen?: string | number | null;
    /** A row that is brought into sight when it changes, such as the event at the clock. */
    readonly inSight?: string | number | null;
    readonly rowClass?: (row: R) => string | undefined;
    /** The height of the frame, such as "20rem"; "fill" takes what its parent leaves. Long tables have one always. */
    readonly height?: string;
    readonly empty?: ComponentChildren;
}

/** Rows beyond which only those in sight are in the page. */
const MANY = 200;
const ROW_PX = 28;

/** A table: sorted by its heads, worked by the arrow keys, quick with many thousands of rows. */
export function Table<R>({ name, caption, hideCaption = false, columns, rows, rowKey, sorting, onChoose, chosen = null, inSight = null, rowClass, height, empty }: TableProps<R>) {
    const [word, setWord] = useChoice('sort', name, wordOf(sorting));
    const order = sortingOf(word, columns) ?? (word === wordOf(undefined) ? undefined : sorting);
    const inOrder = useMemo(() => {
        const column = columns.find(each => each.id === order?.by);
        return column && order ? sorted(rows, column.value, order.descending) : rows;
    }, [rows, columns, order?.by, order?.descending]);

    const captionId = useId();
    const frame = useRef<HTMLDivElement>(null);
    const [seen, setSeen] = useState({ top: 0, height: 480 });
    const isLong = inOrder.length > MANY;
    const { first, end } = isLong ? rowsInSight(seen.top, seen.height, ROW_PX, inOrder.length) : { first: 0, end: inOrder.length };
    const [active, setActive] = useState(0);
    const focusable = Math.max(first, Math.min(active, end - 1));
    const takesFocus = useRef(false);
    const header = columns.find(column => column.isHeader) ?? columns[0];
    const aligned = columns.map(column => column.align ?? (typeof firstValue(rows, column) === 'number' ? 'right' : 'left'));

    useLayoutEffect(() => {
        const box = frame.current;
        if (!box || !isLong) {
            return undefined;
        }
        const read = (): void => { setSeen({ top: box.scrollTop, height: box.clientHeight }); };
        read();
        const watch = new ResizeObserver(read);
        watch.observe(box);
        box.addEventListener('scroll', read, { passive: true });
        return () => {
            watch.disconnect();
            box.removeEventListener('scroll', read);
        };
    }, [isLong]);

    const chosenAt = useMemo(() => (chosen === null ? -1 : inOrder.findIndex(row => rowKey(row) === chosen)), [chosen, inOrder]);
    useEffect(() => { if (chosenAt >= 0) { setActive(chosenAt); } }, [chosenAt]);
    useEffect(() => {
        if (inSight !== null) {
            bring(inOrder.findIndex(row => rowKey(row) === inSight));
        }
    }, [inSight, inOrder]);

    useLayoutEffect(() => {
        if (takesFocus.current) {
            const row = frame.current?.querySelector<HTMLElement>(`tr[data-at="${active}"]`);
            if (row) {
                takesFocus.current = false;
                row.focus({ preventScroll: true });
            }
        }
    });

    // One row at a time is walked through: Tab goes to the row and what can be worked in it, arrows to the other rows.
    useLayoutEffect(() => {
        if (onChoose) {
            for (const each of frame.current?.querySelectorAll<HTMLElement>('tbody a[href], tbody button') ?? []) {
                each.tabIndex = each.closest('tr')?.dataset['at'] === String(focusable) ? 0 : -1;
            }
        }
    });

    /** Scrolls the frame, never the page, until a row is in sight. */
    function bring(at: number): void {
        const box = frame.current;
        if (!box || at < 0) {
            return;
        }
        const head = box.querySelector('thead')?.offsetHeight ?? ROW_PX;
        const row = box.querySelector<HTMLElement>(`tr[data-at="${at}"]`);
        const top = isLong || !row ? at * ROW_PX : row.offsetTop - head;
        const size = row?.offsetHeight ?? ROW_PX;
        if (top < box.scrollTop) {
            box.scrollTop = top;
        } else if (top + size > box.scrollTop + box.clientHeight - head) {
            box.scrollTop = top + size - box.clientHeight + head;
        }
    }

    function press(event: KeyboardEvent): void {
        if (!onChoose || !(event.target instanceof HTMLTableRowElement)) {
            return;
        }
        const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / ROW_PX) - 2);
        const to: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: inOrder.length - 1 };
        const next = to[event.key];
        if (next !== undefined) {
            event.preventDefault();
            const at = Math.max(0, Math.min(inOrder.length - 1, next));
            takesFocus.current = true;
            setActive(at);
            bring(at);
        } else if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            const row = inOrder[active];
            if (row !== undefined) {
                onChoose(row);
            }
        }
    }

    function sort(column: Column<R>): void {
        const next: Sorting | undefined = order?.by !== column.id ? { by: column.id, descending: false } : order.descending ? undefined : { by: column.id, descending: true };
        setWord(wordOf(next));
        if (frame.current) {
            frame.current.scrollTop = 0;
        }
    }

    if (rows.length === 0 && empty !== undefined) {
        return <>{empty}</>;
    }
    const isGrid = onChoose !== undefined;
    const usedHeight = height ?? (isLong ? '28rem' : undefined);
    return (
        <div class={`table-frame ${usedHeight === 'fill' ? 'fill' : ''}`} ref={frame} style={usedHeight && usedHeight !== 'fill' ? { maxHeight: usedHeight } : undefined} tabIndex={isGrid ? undefined : usedHeight ? 0 : undefined} role={!isGrid && usedHeight ? 'region' : undefined} aria-labelledby={!isGrid && usedHeight ? captionId : undefined}>
            <table class={`${isGrid ? 'choosable' : ''} ${isLong ? 'long' : ''}`} role={isGrid ? 'grid' : undefined} aria-rowcount={isLong ? inOrder.length + 1 : undefined} onKeyDown={press}>
                <caption id={captionId} class={hideCaption ? 'hidden-words' : ''}>{caption}</caption>
                <thead>
                    <tr aria-rowindex={isLong ? 1 : undefined}>
                        {columns.map((column, at) => {
                            const by = order?.by === column.id ? order : undefined;
                            const words = <>{column.name}{column.unit ? <span class="unit"> {column.unit}</span> : null}</>;
                            return (
                                <th key={column.id} scope="col" class={aligned[at]} title={column.title} style={column.width ? { width: column.width } : undefined} aria-sort={by ? (by.descending ? 'descending' : 'ascending') : undefined}>
                                    {column.sortable === false ? words : <button type="button" class="sort" onClick={() => { sort(column); }}>{words}<span class="sort-mark" aria-hidden="true">{by ? (by.descending ? '▾' : '▴') : ''}</span></button>}
                                </th>
                            );
                        })}
                    </tr>
                </thead>
                <tbody>
                    {first > 0 ? <tr class="space" aria-hidden="true"><td colSpan={columns.length} style={{ height: `${first * ROW_PX}px` }} /></tr> : null}
                    {inOrder.slice(first, end).map((row, offset) => {
                        const at = first + offset;
                        const key = rowKey(row);
                        return (
                            <tr
                                key={key} data-at={at} class={rowClass?.(row)} aria-rowindex={isLong ? at + 2 : undefined}
                                aria-selected={isGrid ? key === chosen : undefined} tabIndex={isGrid ? (at === focusable ? 0 : -1) : undefined}
                                onClick={isGrid ? event => { if (!(event.target instanceof Element && event.target.closest('a,button,input,select'))) { setActive(at); onChoose(row); } } : undefined}
                                onFocus={isGrid ? event => { if (event.target === event.currentTarget) { setActive(at); } } : undefined}
                            >
                                {columns.map((column, number) => {
                                    const shown = column.show ? column.show(row) : words(column.value(row));
                                    return column === header
                                        ? <th key={column.id} scope="row" class={aligned[number]}>{shown}</th>
                                        : <td key={column.id} class={aligned[number]}>{shown}</td>;
                                })}
                            </tr>
                        );
                    })}
                    {end < inOrder.length ? <tr class="space" aria-hidden="true"><td colSpan={columns.length} style={{ height: `${(inOrder.length - end) * ROW_PX}px` }} /></tr> : null}
                </tbody>
            </table>
        </div>
    );
}

function firstValue<R>(rows: readonly R[], column: Column<R>): Cell {
    for (const row of rows.slice(0, 20)) {
        const value = column.value(row);
        if (value !== null && value !== undefined) {
            return value;
        }
    }
    return undefined;
}

function words(value: Cell): string {
    switch (typeof value) {
        case 'number': return Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : '–';
        case 'boolean': return value ? 'yes' : 'no';
        case 'string': return value;
        default: return '–';
    }
}
