import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { Shown } from '../../evidence/parts';
import type { Worth, WorthInCampaign } from '../../evidence/types';
import { readingWords, resultAddress } from '../../evidence/words';
import { Badge, Panel, Select, inUnits } from '../../ui';
import { factorWords } from '../../ui/words';
import { campaign, measure } from './state';

/** What knowing the value would win: how much of what a campaign's battles differ by would go. */
export function WorthPanel({ claim, property }: { claim?: string; property?: string }) {
    const asked = useAsked(`worth ${claim ?? ''} ${property ?? ''} ${campaign.value} ${measure.value}`, signal => get('/api/evidence/worth', {
        query: { ...(claim ? { claim } : { property }), ...(campaign.value === '' ? {} : { campaign: campaign.value }), ...(measure.value === '' ? {} : { measure: measure.value }) }, signal,
    }));
    return (
        <Panel title="What settling it is worth" level={3} note="If the true value were known" class="worth">
            <Shown asked={asked} what="Asking the campaigns">{answer => <Told answer={answer} />}</Shown>
        </Panel>
    );
}

function Told({ answer: { values, campaigns, worth, lookedAt } }: { answer: Worth }) {
    if (values.length === 0) {
        return <p class="soft">No model reads it: whatever is true, no battle here would go otherwise.</p>;
    }
    if (!worth) {
        return (
            <p class="soft">
                Not known: {lookedAt === 0 ? 'there is no result in this project yet' : `none of the ${lookedAt} newest results is a campaign that was fought to its end and has read it`}.
                {' '}A campaign draws every disputed and assumed value anew at each point, and tells what each decides. <a href="/campaign">Start one</a>.
            </p>
        );
    }
    return (
        <>
            <div class="row worth-choice">
                {campaigns.length > 1 ? <Select label="Campaign" value={worth.campaign} onChange={next => { campaign.push(next); }} choices={campaigns.map(each => ({ value: each, label: each }))} /> : null}
                {worth.measures.length > 1 ? <Select label="Of" value={worth.measure} onChange={next => { measure.push(next); }} choices={worth.measures.map(each => ({ value: each.id, label: each.words }))} /> : null}
            </div>
            <InCampaign worth={worth} />
        </>
    );
}

function InCampaign({ worth }: { worth: WorthInCampaign }) {
    return (
        <>
            {worth.settled.map(settled => (
                <div key={settled.factor} class="settled">
                    <p><strong class="settled-share num">{shown(settled.share)}</strong> of what the battles differ by in {worth.measureWords} would go. {settled.standsOut ? <Badge tone="good">stands out</Badge> : settled.isToldApart ? <Badge>does not stand out</Badge> : <Badge tone="caution">not told apart from nothing</Badge>}</p>
                    <div class="settled-bar" aria-hidden="true"><span class="settled-interval" style={{ left: percent(settled.low), width: percent(Math.max(0, Math.min(1, settled.high) - Math.max(0, settled.low))) }} /><span class="settled-mark" style={{ left: percent(settled.share) }} /></div>
                    <p class="small soft">{factorWords(settled.title)}: 95 % interval {shown(settled.low)} to {shown(settled.high)}{settled.ofReadings === null ? '' : `; of what the unknown values do alone, ${shown(settled.ofReadings)}`}.{settled.others.length > 0 ? ` It is drawn together with ${settled.others.join(', ')}: the share is that of all of them.` : ''}</p>
                </div>
            ))}
            {worth.tooFew.map(title => <p key={title} class="soft small">{factorWords(title)}: drawn at too few points to tell.</p>)}
            {worth.notVaried.map(value => <p key={value.key} class="soft small">{readingWords(value.key)} = {inUnits(value.value)} was not varied there (<code>{value.as}</code>): the campaign says nothing of what settling it would be worth. To vary it: <code>--reading "{value.key}=spread(uniform)"</code>.</p>)}
            <p class="small faint">
                From the campaign <a href={resultAddress({ id: worth.campaign, kind: 'campaign' })}>{worth.campaign}</a>, {worth.title}: {worth.points.toLocaleString('en')} points, {worth.battles.toLocaleString('en')} battles.{worth.reservations ? ` ${worth.reservations}` : ''}
            </p>
        </>
    );
}

function shown(share: number): string {
    return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

/** A place on the bar. */
function percent(share: number): string {
    return `${(Math.max(0, Math.min(1, share)) * 100).toFixed(2)}%`;
}
