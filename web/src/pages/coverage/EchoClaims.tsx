import { modelAddress, propertyAddress } from '../../evidence/words';
import { Badge, Button, Table, inUnits } from '../../ui';
import * as asked from './asking';
import { echoText } from './steps';

/** What is said of the target's echo: how the model reads it, and each claim, which can be taken at its word. */
export function EchoClaims() {
    const target = asked.echoKnown.value;
    if (!target) {
        return null;
    }
    return (
        <div class="echo-claims">
            <ul class="echo-readings">
                {target.echoes.map(each => (
                    <li key={each.band}>
                        <strong><a href={modelAddress(target.id, `rcs.${each.band.toLowerCase()}.nose`)}>{each.band} band, from ahead</a>: {echoText(each.nose_m2)}</strong> <Badge tone={each.isClaimed ? 'good' : 'caution'}>{each.isClaimed ? `read as ${each.as}` : 'assumed: no public claim'}</Badge>
                        {each.range ? <span class="soft"> drawn over {inUnits(each.range)}</span> : null}
                        {each.because ? <span class="soft"> – {inUnits(each.because)}</span> : null}
                    </li>
                ))}
            </ul>
            {target.claims.length > 0
                ? <Table name="echoes" caption={`Claims about the echo of the ${target.name.toLowerCase()}; one of them can be taken at its word in every band`} rows={target.claims} rowKey={claim => claim.id} chosen={asked.echo.value}
                    columns={[
                        { id: 'echo', name: 'Says', value: claim => claim.nose_m2, show: claim => inUnits(claim.value), align: 'right' },
                        { id: 'of', name: 'Of', value: claim => claim.property, show: claim => <a href={propertyAddress(claim.property)}>{claim.property}</a> },
                        { id: 'document', name: 'Document', value: claim => claim.document, show: claim => <span title={claim.quotation}>{claim.document}</span> },
                        { id: 'said', name: 'Said', value: claim => claim.said, show: claim => claim.said.replace(/^\.\.\//, 'by ') },
                        { id: 'claim', name: 'Claim', value: claim => claim.id, show: claim => <a href={`/evidence?claim=${encodeURIComponent(claim.id)}`}>{claim.id}</a> },
                        { id: 'take', name: 'Take it', sortable: false, value: claim => claim.id, show: claim => <Button small kind={asked.echo.value === claim.id ? 'main' : 'quiet'} aria-pressed={asked.echo.value === claim.id} aria-label={`Take ${claim.value} of ${claim.id} at its word`} onClick={() => { asked.echo.push(asked.echo.value === claim.id ? '' : claim.id); }}>{asked.echo.value === claim.id ? 'taken' : 'take'}</Button> },
                    ]} />
                : <p class="soft">No claim in the ledger speaks of this target’s echo. What is assumed stands above with its reason, and is drawn over its range for the bands. Another value that is asked under <em>Its echo from ahead</em> is taken as it is.</p>}
        </div>
    );
}
