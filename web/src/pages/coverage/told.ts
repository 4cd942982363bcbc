/** What both answers say of their question in words: the echo taken, and where the engagement radar looks. */
import * as asked from './asking';
import type { Ring } from './asking';
import { directionText, echoText } from './steps';

/** "as read (S 4 m², X 4 m²)", or what was taken instead. */
export function echoWords({ echoes_m2 }: Pick<Ring, 'echoes_m2'>): string {
    const taken = echoes_m2.map(each => `${each.band} ${echoText(each.nose_m2)}`).join(', ');
    return asked.echo.value === '' ? `as read (${taken})` : asked.isEchoValued.value ? `taken as ${taken}` : `${taken} (${asked.echo.value})`;
}

/** "faces its target", or where its sector is fixed. */
export function facingWords({ facing_deg, sector_deg }: Pick<Ring, 'facing_deg' | 'sector_deg'>): string {
    return facing_deg === null || facing_deg === undefined ? 'faces its target' : `fixed toward ${directionText(facing_deg)}, sector ${directionText(sector_deg)}`;
}
