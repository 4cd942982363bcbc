import { marks } from './events';

/** An event's shape, for tables and legends; the words beside it say the same. */
export function MarkIcon({ kind }: { kind: number }) {
    const mark = marks[kind];
    return mark ? (
        <svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d={mark.path} fill={mark.isFilled ? `var(--${mark.colour})` : 'none'} stroke={`var(--${mark.colour})`} stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round" />
        </svg>
    ) : null;
}
