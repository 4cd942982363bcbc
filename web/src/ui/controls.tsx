import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { fileAt, Refusal } from '../api/client';
import { Button } from './basics';

export interface Choice<T extends string = string> {
    readonly value: T;
    readonly label: string;
    readonly disabled?: boolean;
}

/** One of many: the browser's own list, so that it works with every key and every reader. */
export function Select<T extends string>({ label, value, choices, onChange, hint, wide = false, hideLabel = false }: { label: string; value: T; choices: readonly Choice<T>[]; onChange: (value: T) => void; hint?: ComponentChildren; wide?: boolean; hideLabel?: boolean }) {
    const id = useId();
    return (
        <div class={`field ${wide ? 'wide' : ''}`}>
            <label for={id} class={hideLabel ? 'hidden-words' : ''}>{label}</label>
            <select id={id} value={value} onChange={event => { onChange(event.currentTarget.value as T); }} aria-describedby={hint ? `${id}-hint` : undefined}>
                {choices.map(choice => <option key={choice.value} value={choice.value} disabled={choice.disabled}>{choice.label}</option>)}
            </select>
            {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
        </div>
    );
}

/** One of few, all in sight. */
export function Segmented<T extends string>({ label, value, choices, onChange, hideLabel = false }: { label: string; value: T; choices: readonly Choice<T>[]; onChange: (value: T) => void; hideLabel?: boolean }) {
    const name = useId();
    return (
        <fieldset class="segmented">
            <legend class={hideLabel ? 'hidden-words' : ''}>{label}</legend>
            <div>
                {choices.map(choice => (
                    <label key={choice.value}>
                        <input type="radio" name={name} checked={choice.value === value} disabled={choice.disabled} onChange={() => { onChange(choice.value); }} />
                        <span>{choice.label}</span>
                    </label>
                ))}
            </div>
        </fieldset>
    );
}

/** On or off. */
export function Toggle({ label, checked, onChange, mark }: { label: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void; mark?: ComponentChildren }) {
    return <label class="toggle"><input type="checkbox" checked={checked} onChange={event => { onChange(event.currentTarget.checked); }} />{mark}<span>{label}</span></label>;
}

/** A value that goes by steps: arrows step, Home and End go to the ends. `steps` are its values in order. */
export function Stepper({ label, value, steps, show, onChange, hideLabel = false }: { label: string; value: number; steps: readonly number[]; show: (value: number) => string; onChange: (value: number) => void; hideLabel?: boolean }) {
    const id = useId();
    const at = nearest(steps, value);
    function go(to: number): void {
        const next = steps[Math.max(0, Math.min(steps.length - 1, to))];
        if (next !== undefined && next !== value) {
            onChange(next);
        }
    }
    function press(event: KeyboardEvent): void {
        const to: Record<string, number> = { ArrowUp: at + 1, ArrowRight: at + 1, ArrowDown: at - 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1, PageUp: at + 3, PageDown: at - 3 };
        const next = to[event.key];
        if (next !== undefined) {
            event.preventDefault();
            go(next);
        }
    }
    return (
        <div class="field stepper-field">
            <span id={id} class={`field-label ${hideLabel ? 'hidden-words' : ''}`}>{label}</span>
            <div class="stepper">
                <button type="button" tabIndex={-1} aria-label={`${label}: less`} disabled={at <= 0} onClick={() => { go(at - 1); }}>−</button>
                <div role="spinbutton" tabIndex={0} aria-labelledby={id} aria-valuenow={value} aria-valuemin={steps[0]} aria-valuemax={steps.at(-1)} aria-valuetext={show(value)} onKeyDown={press} class="num">{show(value)}</div>
                <button type="button" tabIndex={-1} aria-label={`${label}: more`} disabled={at >= steps.length - 1} onClick={() => { go(at + 1); }}>+</button>
            </div>
        </div>
    );
}

function nearest(steps: readonly number[], value: number): number {
    return steps.reduce((best, step, at) => (Math.abs(step - value) < Math.abs((steps[best] ?? Infinity) - value) ? at : best), 0);
}

/** A number that is typed, taken when Enter is pressed or the field is left; what is no number within the bounds is said and not taken. */
export function NumberField({ label, value, unit, min, max, decimals = 4, onChange, hideLabel = false }: { label: string; value: number; unit?: string; min?: number; max?: number; decimals?: number; onChange: (value: number) => void; hideLabel?: boolean }) {
    const id = useId();
    // What an address says wrongly is no number: the field is empty then.
    const shown = Number.isFinite(value) ? String(Number(value.toFixed(decimals))) : '';
    const [typed, setTyped] = useState(shown);
    const [fault, setFault] = useState('');
    useEffect(() => { setTyped(shown); setFault(''); }, [shown]);
    function take(words: string): void {
        const next = Number(words.trim().replace(',', '.'));
        if (words.trim() === '' || !Number.isFinite(next)) {
            setFault('A number is expected.');
        } else if ((min !== undefined && next < min) || (max !== undefined && next > max)) {
            setFault(min !== undefined && max !== undefined ? `Between ${min} and ${max}.` : min !== undefined ? `At least ${min}.` : `At most ${max ?? ''}.`);
        } else {
            setFault('');
            if (shown === '' || next !== Number(shown)) {
                onChange(next);
            }
        }
    }
    return (
        <div class="field">
            <label for={id} class={hideLabel ? 'hidden-words' : ''}>{label}</label>
            <span class="with-unit">
                <input
                    id={id} type="text" inputMode="decimal" value={typed} size={9} class="num"
                    aria-invalid={fault !== ''} aria-describedby={fault !== '' ? `${id}-fault` : undefined}
                    onInput={event => { setTyped(event.currentTarget.value); }}
                    onChange={event => { take(event.currentTarget.value); }}
                    onKeyDown={event => { if (event.key === 'Enter') { take(event.currentTarget.value); } }}
                />
                {unit ? <span class="unit">{unit}</span> : null}
            </span>
            {fault !== '' ? <p class="hint fault" id={`${id}-fault`} role="alert">{fault}</p> : null}
        </div>
    );
}

export interface Tab {
    readonly id: string;
    readonly name: ComponentChildren;
    readonly show: () => ComponentChildren;
}

/** Tabs: arrows go from one to the next, Home and End to the ends. */
export function Tabs({ label, tabs, selected, onSelect }: { label: string; tabs: readonly Tab[]; selected: string; onSelect: (id: string) => void }) {
    const base = useId();
    const row = useRef<HTMLDivElement>(null);
    const at = Math.max(0, tabs.findIndex(tab => tab.id === selected));
    const tab = tabs[at];
    function press(event: KeyboardEvent): void {
        const to: Record<string, number> = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at + tabs.length - 1) % tabs.length, Home: 0, End: tabs.length - 1 };
        const next = to[event.key];
        const target = next === undefined ? undefined : tabs[next];
        if (target) {
            event.preventDefault();
            onSelect(target.id);
            row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next ?? 0]?.focus();
        }
    }
    return (
        <div class="tabs">
            <div role="tablist" aria-label={label} ref={row} onKeyDown={press}>
                {tabs.map(each => (
                    <button
                        key={each.id} type="button" role="tab" id={`${base}-${each.id}`} aria-selected={each === tab} tabIndex={each === tab ? 0 : -1}
                        aria-controls={each === tab ? `${base}-panel` : undefined} onClick={() => { onSelect(each.id); }}
                    >{each.name}</button>
                ))}
            </div>
            {tab ? <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${tab.id}`} tabIndex={0}>{tab.show()}</div> : null}
        </div>
    );
}

/** A window over the page: Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, open, onClose, children, actions }: { title: string; open: boolean; onClose: () => void; children?: ComponentChildren; actions?: ComponentChildren }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        if (open && !dialog.current?.open) {
            dialog.current?.showModal();
        } else if (!open) {
            dialog.current?.close();
        }
    }, [open]);
    return (
        <dialog ref={dialog} aria-labelledby={id} onClose={() => { if (open) { onClose(); } }} onClick={event => { if (event.target === event.currentTarget) { onClose(); } }}>
            <div class="dialog">
                <header class="row spread"><h2 id={id}>{title}</h2><Button kind="quiet" small aria-label="Close" onClick={onClose}>×</Button></header>
                <div>{open ? children : null}</div>
                {actions ? <footer class="row">{actions}</footer> : null}
            </div>
        </dialog>
    );
}

export interface Offer {
    /** Such as "CSV" or "SVG". */
    readonly name: string;
    /** An address of the server, or how to make it here. */
    readonly href?: string;
    readonly make?: () => Blob | string | Promise<Blob | string>;
    /** The file's name. */
    readonly file: string;
}

/** What can be taken away, in one row. Until a file is here the row says that it comes, and if it does not, why. */
export function Download({ offers, label = 'Download' }: { offers: readonly Offer[]; label?: string }) {
    const [coming, setComing] = useState<readonly string[]>([]), [refused, setRefused] = useState(''), [said, setSaid] = useState('');
    const take = (offer: Offer) => {
        if (coming.includes(offer.name)) {
            return;
        }
        setComing(before => [...before, offer.name]);
        setRefused('');
        setSaid('');
        save(offer).then(
            file => { setSaid(`${file} has come.`); },
            (fault: unknown) => { setRefused(`The file ${offer.name} did not come. ${whyNot(fault)}`); },
        ).finally(() => { setComing(before => before.filter(each => each !== offer.name)); });
    };
    return (
        <div class="download row" role="group" aria-label={label}>
            <span class="download-said small soft" role="status">{coming.length > 0 ? <><span class="loading-mark" aria-hidden="true" />{coming.join(', ')} {coming.length === 1 ? 'is' : 'are'} being made …</> : <span class="hidden-words">{said}</span>}</span>
            <span class="faint small" aria-hidden="true">{label}</span>
            {offers.map(offer => (offer.href
                ? <a key={offer.name} class="button quiet small-button" href={offer.href} download={offer.file} target="_self" aria-busy={coming.includes(offer.name)} onClick={event => { if (isPlain(event)) { event.preventDefault(); take(offer); } }}>{offer.name}</a>
                : <Button key={offer.name} kind="quiet" small aria-busy={coming.includes(offer.name)} onClick={() => { take(offer); }}>{offer.name}</Button>))}
            {refused === '' ? null : <p class="download-refused small" role="alert">{refused}</p>}
        </div>
    );
}

/** A click that asks for no other tab and no other place to keep it: those the browser does itself. */
function isPlain(event: MouseEvent): boolean {
    return !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function whyNot(fault: unknown): string {
    return fault instanceof Refusal ? [fault.message, fault.detail === fault.message ? undefined : fault.detail].filter(words => words).join(' ') : fault instanceof Error ? fault.message : String(fault);
}

/** Fetches or makes it and gives it to the browser; tells the file's name. */
async function save({ href, make, file }: Offer): Promise<string> {
    const { name, content } = href ? await fileAt(href) : { name: null, content: await make?.() };
    if (content === undefined) {
        throw new Error('There is nothing to make it of.');
    }
    const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content);
    const link = document.createElement('a');
    link.href = address;
    link.download = name ?? file;
    link.target = '_self';
    link.click();
    setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
    return link.download;
}
