import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, isGivenUp, refusalFrom, type Refusal } from '../../api/client';
import { page } from '../../shell/page';
import { useTitle } from '../../shell/router';
import { Facts, Loading, Refused } from '../../ui';
import * as asked from './asking';
import { Controls } from './Controls';
import { FootprintView } from './FootprintView';
import { RingView } from './RingView';

/** What is left of a ring, or what is defended: what is to be met decides. The fields stay, so that the keyboard keeps its place when one view takes the other's. */
export default function Coverage() {
    const noChoices = useSignal<Refusal | null>(null), kind = asked.kind.value, choices = asked.choices.value, told = asked.told.value;
    useEffect(() => {
        const gone = new AbortController();
        get('/api/coverage/choices', { signal: gone.signal }).then(answer => { asked.choices.value = answer; }, (fault: unknown) => {
            if (!isGivenUp(fault)) {
                noChoices.value = refusalFrom(fault);
                if (asked.kind.peek() === 'unknown') {
                    page.ready();
                }
            }
        });
        return () => { gone.abort(); asked.told.value = null; };
    }, []);
    useTitle(told ? `${told.words.split(', ')[0] ?? told.words} – Coverage` : undefined);
    return (
        <div class="page full coverage">
            <div class="coverage-left">
                <h1 class="coverage-title">Coverage</h1>
                {told ? <p class="coverage-asked">{told.words}</p> : null}
                {choices ? <Controls choices={choices} ring={told?.stood ?? null}>{told ? <Facts facts={told.facts} /> : null}</Controls>
                    : noChoices.value ? <Refused refusal={noChoices.value} /> : <Loading what="Reading models and claims" />}
            </div>
            {kind === 'footprint' ? <FootprintView /> : kind === 'ring' ? <RingView choices={asked.choices} noChoices={noChoices} /> : null}
        </div>
    );
}
