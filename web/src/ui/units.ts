const NAMES: Readonly<Record<string, string>> = {
    'ekf-gnn': 'one model of motion (likeliest plot)',
    'imm-gnn': 'several models of motion (likeliest plot)',
    'imm-jpda': 'several models of motion (plots weighed)',
};

/**
 * Words of a value as pages show them: "1 m2 to 10 m2" as "1 m² to 10 m²", "swerling-1" as "Swerling 1". The ledger and the models are written with plain letters.
 * For values, ranges and reasons; never for quotations, identifiers or addresses, which stay as they are.
 */
export function inUnits(words: string): string {
    return words
        .replace(/\bswerling-(\d)\b/g, 'Swerling $1')
        .replace(/\b(?:ekf-gnn|imm-gnn|imm-jpda)\b/g, name => NAMES[name] ?? name)
        .replace(/(?<=(?:^|[\s(/\d–-])(?:k|c|m)?m)([23])(?![\w²³])/g, (_, power: string) => (power === '2' ? '²' : '³'));
}
