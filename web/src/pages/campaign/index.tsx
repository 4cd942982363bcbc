import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { page } from '../../shell/page';
import { useTitle } from '../../shell/router';
import { text, urlSignals } from '../../state/url';
import { battles, campaign, job, leave, show } from './watching';
import { Start } from './Start';
import { View } from './View';

const urlSignal = urlSignals('/campaign');
const named = urlSignal('campaign', text, '');

/** Many battles of one scenario: started, watched, stopped, resumed; what they say together, how sure it is and what decides it. */
export default function CampaignPage() {
    const id = named.value;
    useTitle(id === '' ? 'Campaign' : undefined);
    useEffect(() => leave, []);
    useSignalEffect(() => {
        const asked = named.value;
        page.busy();
        page.onState(() => ({
            campaign: asked,
            finished: campaign.peek()?.finished ?? 0,
            battles: campaign.peek()?.battles ?? 0,
            isWhole: campaign.peek()?.isWhole ?? false,
            answer: campaign.peek()?.summary?.answer ?? null,
            worst: battles.peek()?.worst ?? null,
            job: job.peek() ? { id: job.peek()?.id, state: job.peek()?.state, counted: job.peek()?.counted, done: job.peek()?.done } : null,
        }));
        if (asked !== '') {
            void show(asked).then(() => {
                if (named.peek() === asked) {
                    page.ready();
                }
            });
        } else {
            leave();
        }
    });
    return id === '' ? <Start /> : <View key={id} id={id} />;
}
