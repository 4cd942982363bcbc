import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useChoice } from '../shell/choices';
import { remedyWords, type Finding, type Refusal } from '../api/problem';

/** The head of a page: its one main heading and, under it, what the page answers. What stands at its right are the page's tools. */
export function PageHead({ title, lede, children }: { title: ComponentChildren; lede?: ComponentChildren; children?: ComponentChildren }) {
    return (
        <header class="page-head">
            <div>
                <h1>{title}</h1>
                {lede ? <p class="lede">{lede}</p> : null}
            </div>
            {children ? <div class="page-tools row">{children}</div> : null}
        </header>
    );
}

/** A part of a page with its own heading. `flush` leaves no space around what is inside, for tables and maps. */
export function Panel({ title, note, tools, children, id, flush = false, level = 2, class: more = '' }: {
    title: ComponentChildren;
    note?: ComponentChildren;
    tools?: ComponentChildren;
    children?: ComponentChildren;
    id?: string;
    flush?: boolean;
    level?: 2 | 3;
    class?: string;
}) {
    const heading = useId();
    const Heading = level === 2 ? 'h2' : 'h3';
    return (
        <section class={`panel ${flush ? 'flush' : ''} ${more}`} aria-labelledby={heading} id={id}>
            <header class="panel-head">
                <Heading id={heading}>{title}</Heading>
                {note ? <p class="panel-note">{note}</p> : null}
                {tools ? <div class="tools row">{tools}</div> : null}
            </header>
            <div class="panel-body">{children}</div>
        </section>
    );
}

type Kind = 'main' | 'plain' | 'quiet' | 'danger';

/** A button: `main` for what the page is for (one in sight), `quiet` inside tables and panels, `danger` for what cannot be taken back. */
export function Button({ kind = 'plain', small = false, class: more = '', ...rest }: { kind?: Kind; small?: boolean; class?: string } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'className'>) {
    return <button type="button" {...rest} class={`button ${kind} ${small ? 'small-button' : ''} ${more}`} />;
}

/** A link that looks like a button. */
export function LinkButton({ kind = 'plain', small = false, class: more = '', ...rest }: { kind?: Kind; small?: boolean; class?: string; href: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'class' | 'className' | 'href' | 'role'>) {
    return <a {...rest} class={`button ${kind} ${small ? 'small-button' : ''} ${more}`} />;
}

export type Tone = 'plain' | 'good' | 'caution' | 'bad' | 'note' | 'friend' | 'hostile' | 'neutral' | 'unknown';

/** A word about a thing's state. */
export function Badge({ tone = 'plain', children, title }: { tone?: Tone; children: ComponentChildren; title?: string }) {
    return <span class={`badge ${tone}`} title={title}>{children}</span>;
}

/** Words that the reader should not miss. */
export function Notice({ tone = 'note', title, children, tools }: { tone?: 'note' | 'caution' | 'bad' | 'good'; title?: ComponentChildren; children?: ComponentChildren; tools?: ComponentChildren }) {
    return (
        <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
            <div>
                {title ? <p class="notice-title">{title}</p> : null}
                {children}
            </div>
            {tools ? <div class="row tools">{tools}</div> : null}
        </div>
    );
}

/** What stands while something is fetched. */
export function Loading({ what = 'Loading' }: { what?: string }) {
    return <p class="loading" role="status"><span class="loading-mark" aria-hidden="true" />{what} …</p>;
}

/** What stands where there is nothing, and how to get something. */
export function Empty({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
    return <div class="empty"><p class="empty-title">{title}</p>{children}</div>;
}

/** One figure that matters, with its unit and what it means. */
export function Stat({ label, value, unit, note, tone }: { label: ComponentChildren; value: ComponentChildren; unit?: string; note?: ComponentChildren; tone?: Tone }) {
    return (
        <div class={`stat ${tone ?? ''}`}>
            <dt>{label}</dt>
            <dd><span class="stat-value num">{value}{unit ? <span class="unit"> {unit}</span> : null}</span>{note ? <span class="stat-note">{note}</span> : null}</dd>
        </div>
    );
}

/** Several `Stat`s in a row. */
export function Stats({ children, label }: { children: ComponentChildren; label?: string }) {
    return <div role="group" aria-label={label}><dl class="stats">{children}</dl></div>;
}

/** What is unfolded when it is asked for; `more=NAME:open` in the address. */
export function More({ name, summary, children, isOpen = false, onOpen, class: more = 'small' }: { name: string; summary: ComponentChildren; children: ComponentChildren; isOpen?: boolean; onOpen?: () => void; class?: string }) {
    const [word, setWord] = useChoice('more', name, isOpen ? 'open' : 'closed');
    const open = word === 'open';
    return (
        <details class={more} open={open} onToggle={event => { if (event.currentTarget.open) { onOpen?.(); } if (event.currentTarget.open !== open) { setWord(event.currentTarget.open ? 'open' : 'closed'); } }}>
            <summary>{summary}</summary>
            {children}
        </details>
    );
}

/** Names and what they are, in two columns. */
export function Facts({ facts }: { facts: readonly (readonly [name: ComponentChildren, value: ComponentChildren])[] }) {
    return <dl class="facts">{facts.map(([name, value], at) => <div key={at}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

/** What an answer rests on: terrain and its resolution, RCS and Pd, seed, ledger, shares claimed and assumed. Every answer carries it. */
export function Stamp({ items, label = 'What this answer rests on' }: { items: readonly { readonly name: string; readonly value: ComponentChildren; readonly title?: string }[]; label?: string }) {
    return (
        <div class="stamp" role="group" aria-label={label}>
            <dl>{items.map(({ name, value, title }) => <div key={name} title={title}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        </div>
    );
}

/** What the reader should know of their files: errors first, each with its place and its remedy. */
export function Findings({ findings, title }: { findings: readonly Finding[]; title?: string }) {
    if (findings.length === 0) {
        return null;
    }
    const sorted = [...findings].sort((one, other) => Number(one.severity === 'remark') - Number(other.severity === 'remark'));
    return (
        <div class="findings">
            {title ? <p class="findings-title">{title}</p> : null}
            <ul>
                {sorted.map((finding, at) => (
                    <li key={at} class={finding.severity}>
                        <span class="finding-kind">{finding.severity === 'error' ? 'Error' : 'Remark'}</span>
                        <div>
                            <p>{finding.subject ? <strong>{finding.subject} </strong> : null}{finding.message}</p>
                            {finding.remedy ? <p class="soft">{remedyWords(finding.remedy)}</p> : null}
                            {finding.file ? <p class="faint small"><code>{finding.file}{finding.line ? `:${finding.line}${finding.column ? `:${finding.column}` : ''}` : ''}</code></p> : null}
                        </div>
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** A refusal of the server: its words, its findings, and how to try again. */
export function Refused({ refusal, onAgain }: { refusal: Refusal; onAgain?: () => void }) {
    return (
        <Notice tone="bad" title={refusal.message} tools={onAgain ? <Button small onClick={onAgain}>Try again</Button> : undefined}>
            {refusal.detail && refusal.detail !== refusal.message ? <p>{remedyWords(refusal.detail)}</p> : null}
            <Findings findings={refusal.findings} />
        </Notice>
    );
}

/** Progress of what takes time: done of all, and what it is at. Without `all` it only says that it goes on. */
export function Progress({ label, done, all, note }: { label: string; done?: number | undefined; all?: number | undefined; note?: ComponentChildren }) {
    const id = useId();
    const known = done !== undefined && all !== undefined && all > 0;
    return (
        <div class="progress">
            <div class="row spread"><span id={id}>{label}</span><span class="num soft">{known ? `${done.toLocaleString('en')} of ${all.toLocaleString('en')}` : ''}</span></div>
            <progress aria-labelledby={id} {...(known ? { value: done, max: all } : {})} />
            {note ? <p class="faint small">{note}</p> : null}
        </div>
    );
}
