import { signal } from '@preact/signals';
import { flag, oneOf, text, urlSignals } from '../../state/url';

export const VIEWS = ['timeline', 'conflicts', 'systems', 'documents', 'models', 'article'] as const;
export type View = (typeof VIEWS)[number];

const urlSignal = urlSignals('/evidence');
/** Which part of the page is shown, and what of it: all of it stands in the address. */
export const view = urlSignal<View>('view', oneOf(VIEWS), 'timeline');
/** A claim, a document or a property that is opened over the view. */
export const claim = urlSignal('claim', text, '');
export const openedDocument = urlSignal('document', text, '');
export const property = urlSignal('property', text, '');
export const model = urlSignal('model', text, '');
/** The key of a value on a model's page. */
export const value = urlSignal('value', text, '');
export const query = urlSignal('q', text, '');
/** Only properties that begin so. */
export const of = urlSignal('of', text, '');
export const from = urlSignal('from', text, '');
export const to = urlSignal('to', text, '');
export const conflict = urlSignal('conflict', text, '');
export const onlyOpen = urlSignal('open', flag, false);
/** Whether the timeline draws every row and every year, not only the busiest. */
export const allRows = urlSignal('rows', flag, false);
export const allDays = urlSignal('years', flag, false);
export const onlyRead = urlSignal('read', flag, false);

/** Which values of a model are shown. */
export const RESTS = ['all', 'disputed', 'claimed', 'assumed', 'defined'] as const;
export type RestsShown = (typeof RESTS)[number];
export const rests = urlSignal<RestsShown>('rests', oneOf(RESTS), 'all');
/** Only models of a kind; only such as have disputed or assumed values. */
export const kind = urlSignal('kind', text, '');
export const onlyDisputed = urlSignal('disputed', flag, false);
export const onlyAssumed = urlSignal('assumed', flag, false);
/** The campaign and the measure of which it is told what settling is worth. */
export const campaign = urlSignal('worth-in', text, '');
export const measure = urlSignal('worth-of', text, '');

/** The address of a view without anything opened. */
export function viewAddress(name: View): string {
    return name === 'timeline' ? '/evidence' : `/evidence?view=${name}`;
}

/** What the reading of an article has come to, for those who watch the page from outside. */
export const reading = signal<unknown>({ step: 'form' });
