import { GradeMark, StateBadge } from '../../evidence/parts';
import type { Claim } from '../../evidence/types';
import { claimAddress, wordsOf } from '../../evidence/words';
import { go } from '../../shell/router';
import { Table, inUnits } from '../../ui';

/** Claims in a table; Enter or a click opens one. */
export function ClaimsTable({ claims, caption, showProperty = false, height }: { claims: readonly Claim[]; caption: string; showProperty?: boolean; height?: string }) {
    return (
        <Table name="claims"
            caption={caption} hideCaption rows={claims} rowKey={row => row.id} onChoose={row => { go(claimAddress(row.id)); }} {...(height ? { height } : {})}
            rowClass={row => (row.state === 'standing' ? '' : 'not-standing')}
            columns={[
                { id: 'said', name: 'Said', value: row => row.said.earliest ?? row.said.latest ?? '', show: row => <span class="num">{row.said.words}</span>, width: '7.5rem' },
                ...(showProperty ? [{ id: 'property', name: 'Property', value: (row: Claim) => row.property }] : []),
                { id: 'value', name: 'Says', value: row => row.si ?? row.value, show: row => <><a href={claimAddress(row.id)}>{inUnits(row.value)}</a> <StateBadge state={row.state} />{row.isForecast ? <span class="faint"> forecast</span> : null}</>, isHeader: true, align: 'left' },
                { id: 'speaker', name: 'Speaker', value: row => row.speaker },
                { id: 'origin', name: 'Origin', value: row => row.origin },
                { id: 'grade', name: 'Grade', value: row => row.grade, show: row => <GradeMark grade={row.grade} meaning={row.gradeMeaning} />, width: '4.5rem' },
                { id: 'words', name: 'Words', value: row => wordsOf(row), show: row => <span class={`cell-words ${row.recorded === null ? 'quoted' : 'soft'}`}>{wordsOf(row)}</span> },
            ]}
        />
    );
}
