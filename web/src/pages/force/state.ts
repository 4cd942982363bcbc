import { flag, list, text, urlSignals } from '../../state/url';

const urlSignal = urlSignals('/force');
/** The state that is looked at; the first of the ledger where none is named. */
export const owner = urlSignal('owner', text, '');
export const deal = urlSignal('deal', text, '');
/** The day that is asked about; empty for the newest. */
export const on = urlSignal('on', text, '');
/** Whether only what had been said by that day is looked at. */
export const asThen = urlSignal('then', flag, false);
/** The bar whose claims are shown: its first claim. */
export const bar = urlSignal('bar', text, '');
/** The date of which forecasts are shown; empty for the one that was foretold most often. */
export const forecast = urlSignal('forecast', text, '');
/** The deals whose lanes are unfolded. */
export const unfolded = urlSignal<readonly string[]>('lanes', list, []);
