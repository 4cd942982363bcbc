import { kind } from '../../replay/format';
import { lastBefore, rowsOf } from './events';
import type { Player } from './player';

export interface Counts {
    readonly alive: Readonly<Record<string, number>>;
    readonly killed: number;
    readonly leaked: number;
    readonly mistakes: number;
}

const known = new WeakMap<Player, { killed: Int32Array; leaked: Int32Array; mistakes: Int32Array }>();

/** How things stand at the moment. */
export function countsAt(player: Player): Counts {
    const { replay, scene } = player;
    let lists = known.get(player);
    if (!lists) {
        const hostile = replay.head.words.sides.indexOf('hostile');
        lists = { killed: rowsOf(replay, [kind.kill]).filter(row => replay.movers.side[replay.events.mover[row]!] === hostile), leaked: rowsOf(replay, [kind.leak]), mistakes: rowsOf(replay, [kind.mistake]) };
        known.set(player, lists);
    }
    const alive: Record<string, number> = Object.fromEntries(replay.head.words.sides.map(side => [side, 0]));
    for (let mover = 0; mover < replay.movers.rows; mover++) {
        if (scene.moverState[mover] === 0) {
            alive[replay.head.words.sides[replay.movers.side[mover]!]!]!++;
        }
    }
    const until = (rows: Int32Array): number => lastBefore(replay, rows, player.now) + 1;
    return { alive, killed: until(lists.killed), leaked: until(lists.leaked), mistakes: until(lists.mistakes) };
}

/** How things stand, in one line over the map. */
export function Scoreboard({ player, appeared }: { player: Player; appeared: number }) {
    void player.time.value;
    const { alive, killed, leaked, mistakes } = countsAt(player);
    return (
        <dl class="scoreboard" aria-label="How things stand">
            <div><dt>Hostile in the air</dt><dd class="hostile num">{alive.hostile ?? 0}</dd></div>
            <div><dt>Killed</dt><dd class="num">{killed}<span class="faint"> of {appeared}</span></dd></div>
            <div><dt>Leaked</dt><dd class="num">{leaked}</dd></div>
            <div><dt>Civil, friendly</dt><dd class="num"><span class="neutral">{alive.civil ?? 0}</span>, <span class="friend">{alive.friendly ?? 0}</span></dd></div>
            <div><dt>By mistake</dt><dd class="num">{mistakes}</dd></div>
            <div><dt>Tracks</dt><dd class="num">{player.scene.trackCount}</dd></div>
            <div><dt>Missiles flying</dt><dd class="num friend">{player.scene.shotCount}</dd></div>
        </dl>
    );
}
