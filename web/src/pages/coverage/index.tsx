import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, isGivenUp, refusalFrom, type Refusal } from '../../api/client';
import { page } from '../../shell/page';
import { Loading, Refused } from '../../ui';
import * as asked from './asking';
import { FootprintView } from './FootprintView';
import { RingView } from './RingView';

/** What is left of a ring, or what is defended: what is to be met decides. */
export default function Coverage() {
    const noChoices = useSignal<Refusal | null>(null), kind = asked.kind.value;
    useEffect(() => {
        const gone = new AbortController();
        page.busy();
        get('/api/coverage/choices', { signal: gone.signal }).then(answer => { asked.choices.value = answer; }, (fault: unknown) => {
            if (!isGivenUp(fault)) {
                noChoices.value = refusalFrom(fault);
                page.ready();
            }
        });
        return () => { gone.abort(); };
    }, []);
    return kind === 'footprint' ? <FootprintView choices={asked.choices.value!} />
        : kind === 'ring' ? <RingView choices={asked.choices} noChoices={noChoices} />
        : <div class="page"><h1>Coverage</h1>{noChoices.value ? <Refused refusal={noChoices.value} /> : <Loading what="Reading models and claims" />}</div>;
}
