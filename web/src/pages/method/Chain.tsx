interface Counts {
    readonly documents: number;
    readonly claims: number;
    readonly models: number;
    readonly claimed: number;
    readonly assumed: number;
}

/** The way of a number through the house, with what stands at each place now. */
export function Chain({ counts }: { counts: Counts | undefined }) {
    const number = (value: number | undefined): string => (value === undefined ? '…' : value.toLocaleString('en'));
    const steps: readonly (readonly [name: string, figure: string, words: string])[] = [
        ['Documents', number(counts?.documents), 'who published what, when'],
        ['Claims', number(counts?.claims), 'a value, its quotation, its speaker'],
        ['Models', number(counts?.models), counts ? `${number(counts.claimed)} values read from claims, ${number(counts.assumed)} assumed` : 'values read or assumed'],
        ['Scenario', 'yours', 'who stands where, who flies by hand-drawn routes'],
        ['Battle', 'one seed', 'every scan, track, shot and its reason in a journal'],
        ['Campaign', 'hundreds', 'what is disputed or assumed is drawn anew'],
        ['Answer', 'a sentence', 'with three bars, a stamp, and what decides it'],
    ];
    return (
        <ol class="chain">
            {steps.map(([name, figure, words]) => (
                <li key={name}>
                    <span class="chain-name">{name}</span>
                    <span class="chain-figure num">{figure}</span>
                    <span class="chain-words">{words}</span>
                </li>
            ))}
        </ol>
    );
}
