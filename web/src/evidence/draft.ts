import type { Judged } from './judging';
import type { Extracted } from './types';

/** What was put into the form. */
export interface Given {
    readonly text: string;
    readonly form: 'text' | 'html';
    readonly publisher: string;
    readonly date: string;
    readonly title: string;
    readonly document: string;
    readonly address: string;
}

/** What is to be written about a document that the ledger lacks. */
export interface NewDocument {
    readonly title: string;
    readonly reliability: string;
    readonly because: string;
    readonly dateKnown: string;
    readonly address: string;
}

/** An article that is being judged. */
export interface Draft {
    readonly given: Given;
    readonly extracted?: Extracted | undefined;
    readonly all?: readonly Judged[] | undefined;
    readonly active?: number | undefined;
    readonly article?: NewDocument | undefined;
}

const KEY = 'rampart-article-2';

let held: Draft | undefined;

/** The article begun in this tab and not yet written: a link followed, Back and a reload lose nothing. Undefined where there is none. */
export function draft(): Draft | undefined {
    if (!held) {
        try {
            const words = sessionStorage.getItem(KEY);
            held = words === null ? undefined : (JSON.parse(words) as Draft);
        } catch {
            held = undefined;
        }
    }
    return held;
}

/** Keeps it in this tab; one that is too long for the browser's store is kept until the page is reloaded. */
export function keepDraft(next: Draft): void {
    held = next;
    try {
        sessionStorage.setItem(KEY, JSON.stringify(next));
    } catch {
        forget();
    }
}

/** It is written, or another one is begun. */
export function dropDraft(): void {
    held = undefined;
    forget();
}

function forget(): void {
    try {
        sessionStorage.removeItem(KEY);
    } catch {
        // Where the browser keeps nothing, nothing is to be forgotten.
    }
}
