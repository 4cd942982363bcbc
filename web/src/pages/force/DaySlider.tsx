import { useEffect, useState } from 'preact/hooks';
import { dayNumber, isoDay } from '../../evidence/days';

/** A day, by dragging, by keys (a day, a month with Page Up and Down) or by typing. */
export function DaySlider({ first, last, newest, day, onDay }: { first: string; last: string; newest: string; day: string; onDay: (day: string) => void }) {
    const [typed, setTyped] = useState(day);
    useEffect(() => { setTyped(day); }, [day]);
    const from = dayNumber(first);
    const to = dayNumber(last);
    const at = Math.max(from, Math.min(to, dayNumber(day)));
    function take(words: string): void {
        if (!Number.isNaN(dayNumber(words.trim()))) {
            onDay(words.trim());
        } else {
            setTyped(day);
        }
    }
    function press(event: KeyboardEvent): void {
        const step: Record<string, number> = { PageUp: 30, PageDown: -30 };
        const by = step[event.key];
        if (by !== undefined) {
            event.preventDefault();
            onDay(isoDay(Math.max(from, Math.min(to, at + by))));
        }
    }
    return (
        <div class="field day-field">
            <label for="force-day">On the day</label>
            <div class="row day-row">
                <input
                    id="force-day" type="range" min={from} max={to} step={1} value={at} aria-valuetext={day}
                    onInput={event => { onDay(isoDay(Number(event.currentTarget.value))); }} onKeyDown={press}
                />
                <input
                    class="input num" type="text" size={10} aria-label="The day, as YYYY-MM-DD" value={typed}
                    onInput={event => { setTyped(event.currentTarget.value); }}
                    onChange={event => { take(event.currentTarget.value); }}
                    onKeyDown={event => { if (event.key === 'Enter') { take(event.currentTarget.value); } }}
                />
                <button type="button" class="button quiet small-button" disabled={day === newest} onClick={() => { onDay(newest); }}>Newest</button>
            </div>
        </div>
    );
}
