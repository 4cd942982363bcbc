import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useChoice } from '../shell/choices';
import { Segmented } from './controls';

const SHOWN = ['picture', 'both', 'table'] as const;
type Shown = (typeof SHOWN)[number];

/** A chart or map with its table: beside it, or one of the two. What the picture shows, the table says. */
export function Figure({ name, title, caption, picture, table, tools, start = 'picture', level = 3, beside = true }: {
    /** Its name in the address, unique on its page: `show=NAME:table`. */
    name: string;
    title: ComponentChildren;
    /** What is to be seen, and what it means. */
    caption?: ComponentChildren;
    picture: ComponentChildren;
    table: ComponentChildren;
    tools?: ComponentChildren;
    start?: Shown;
    level?: 2 | 3;
    beside?: boolean;
}) {
    const [chosen, setShown] = useChoice('show', name, start);
    const shown = SHOWN.find(each => each === chosen) ?? start;
    const heading = useId();
    const Heading = level === 2 ? 'h2' : 'h3';
    return (
        <figure class={`figure ${shown} ${beside ? 'beside' : ''}`} aria-labelledby={heading}>
            <header class="figure-head">
                <Heading id={heading}>{title}</Heading>
                <div class="figure-choice row">
                    {tools}
                    <Segmented label="Show" hideLabel value={shown} onChange={setShown} choices={[{ value: 'picture', label: 'Picture' }, { value: 'both', label: 'Both' }, { value: 'table', label: 'Table' }]} />
                </div>
            </header>
            <div class="figure-body">
                {shown === 'table' ? null : <div class="figure-picture">{picture}</div>}
                {shown === 'picture' ? null : <div class="figure-table">{table}</div>}
            </div>
            {caption ? <figcaption>{caption}</figcaption> : null}
        </figure>
    );
}
