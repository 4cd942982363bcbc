import { ClaimLink, GradeMark } from '../../evidence/parts';
import type { Bar, Lanes } from '../../evidence/types';
import { documentAddress, stageWords, wordsOf } from '../../evidence/words';
import { useEscape } from '../../shell/focus';
import { Badge, Button, Panel, inUnits } from '../../ui';

/** Who says what a bar shows, in their words; what excludes it; and why. */
export function BarPanel({ deal, bar, others, onClose }: { deal: Lanes['lanes'][number]['deal']; bar: Bar; others: readonly Bar[]; onClose: () => void }) {
    useEscape(true, onClose);
    return (
        <Panel
            class="bar-panel" title={<>{stageWords(bar.stage)}: {bar.words}</>} note={`${deal.name}, ${bar.when.words}${bar.until ? `, until ${bar.until}` : ''}`}
            tools={<><Badge tone={bar.certainty === 'disputed' ? 'caution' : bar.certainty === 'foretold' ? 'note' : 'good'}>{bar.certainty}</Badge><Button kind="quiet" small onClick={onClose} aria-label="Close">×</Button></>}
        >
            {bar.outcome ? <p class="soft">{bar.outcome}</p> : null}
            <div class="alternatives">
                <Alternative bar={bar} title={others.length > 0 ? bar.words : undefined} />
                {others.map(other => <Alternative key={other.claims[0]?.id} bar={other} title={other.words} />)}
            </div>
            {bar.reasons.length > 0 ? <><h3>Why apart</h3><ul class="soft small">{bar.reasons.map(reason => <li key={reason}>{reason}</li>)}</ul></> : null}
        </Panel>
    );
}

function Alternative({ bar, title }: { bar: Bar; title: string | undefined }) {
    return (
        <div class={`alternative ${bar.certainty}`}>
            {title ? <h3>{title} <span class="faint">{bar.when.words}</span></h3> : null}
            <ul>
                {bar.claims.map(claim => (
                    <li key={claim.id}>
                        <p class={claim.recorded === null ? 'quoted' : ''}>{wordsOf(claim)}</p>
                        <p class="small soft"><ClaimLink id={claim.id}>{inUnits(claim.value)}</ClaimLink> {claim.speaker}, {claim.said.words} <GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /> <a class="plain-link faint" href={documentAddress(claim.document)}>{claim.document}</a></p>
                    </li>
                ))}
            </ul>
        </div>
    );
}
