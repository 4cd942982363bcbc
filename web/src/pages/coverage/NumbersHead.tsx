import { Button, Download, type Offer, Progress } from '../../ui';
import type { Bands } from './bands';

const USUAL_DRAWS = 32;

/** The head of the tables of an answer: its bands, drawn or to be drawn, and what can be taken away. */
export function NumbersHead({ answer, bands, drawn, cost = '', offers }: {
    answer: { readonly points: number; readonly seed: number | string };
    bands: Bands;
    /** What the draws vary. */
    drawn: string;
    /** How long they take, in a sentence. */
    cost?: string;
    offers: readonly Offer[];
}) {
    const drawing = bands.drawing.value;
    return (
        <div class="numbers-head row">
            {drawing
                ? <><Progress label={`Drawing ${drawn}`} done={drawing.done} all={drawing.all} /><Button small onClick={bands.stop}>Stop</Button></>
                : <>
                    <Button small kind={answer.points > 0 ? 'plain' : 'main'} onClick={() => { bands.draw(USUAL_DRAWS); }}>{answer.points > 0 ? 'Draw the bands again' : `Draw bands (${USUAL_DRAWS} draws)`}</Button>
                    <span class="soft small">{answer.points > 0 ? `Bands: 5 to 95 % of ${answer.points} draws, seed ${answer.seed}, widened to hold the value as read.` : 'As read, without bands.'}{answer.points === 0 && cost !== '' ? <span class="numbers-cost"> {cost}</span> : null}</span>
                </>}
            <Download offers={offers} />
        </div>
    );
}
