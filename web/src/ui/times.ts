import { count, lengthWords, whenWords } from './words';

/** How long battles will take, by what others of the scenario took on this computer. */
export interface ReckonedTime {
    readonly basis: 'nothing' | 'campaigns' | 'runs';
    readonly threads: number;
    readonly likely_s: number | null;
    readonly least_s: number | null;
    readonly most_s: number | null;
    readonly battle_s: number | null;
    readonly measured: number;
    readonly latest: string | null;
    readonly holdsReading: boolean;
}

/** Where what was measured differs by more than this, the mean alone would promise too much. */
const WIDE = 1.5;

/** "About 3 min on 1 processor"; where nothing was measured, that nobody knows. */
export function timeWords(time: ReckonedTime): string {
    if (time.basis === 'nothing' || time.likely_s === null || time.least_s === null || time.most_s === null) {
        return 'How long it takes is not known yet: the first battles will tell';
    }
    const [least, most] = [lengthWords(time.least_s), lengthWords(time.most_s)];
    const length = time.most_s > WIDE * time.least_s && least !== most ? `${least} to ${most}` : lengthWords(time.likely_s);
    return `About ${length} on ${count(time.threads, 'processor')}`;
}

/** What that rests on: "By 240 battles of this scenario fought on this computer, last today, 14:05: 0.9 s each on one processor." */
export function basisWords(time: ReckonedTime, isCampaign: boolean, now: Date = new Date()): string {
    if (time.basis === 'nothing' || time.battle_s === null || time.latest === null) {
        return 'No battle of this scenario was fought on this computer.';
    }
    const each = time.battle_s < 1 ? `${time.battle_s.toPrecision(1)} s` : time.battle_s < 10 ? `${time.battle_s.toFixed(1)} s` : lengthWords(time.battle_s);
    const kind = time.basis === 'runs' && isCampaign ? 'single battles of this scenario fought on this computer, which write more than a campaign’s' : 'battles of this scenario fought on this computer';
    const single = time.basis === 'runs' && isCampaign ? 'single battle of this scenario fought on this computer, which writes more than a campaign’s' : 'battle of this scenario fought on this computer';
    const reading = isCampaign && !time.holdsReading ? ' The reading of the points, which comes first, was never measured and is not in it.' : '';
    const last = time.measured === 1 ? whenWords(time.latest, now) : `last ${whenWords(time.latest, now)}`;
    return `By ${count(time.measured, single, kind)}, ${last}: ${each}${time.measured === 1 ? '' : ' each'} on one processor.${reading}`;
}
