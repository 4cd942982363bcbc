// The map's symbols, drawn by milsymbol (MIL-STD-2525D, APP-6) once at build, on one sheet: a column for each class, a row
// for each side. The sheet is an SVG, for the browser draws it as sharp as its screen is, and nothing here needs a rasteriser.
import ms from 'milsymbol';

const CELL = 64;

const SIDES = { friend: '3', hostile: '6', neutral: '4', unknown: '1' };

// Symbol set, echelon, then entity and its two modifiers; a word where the standard has no icon of its own.
const CLASSES = {
    'fighter': { set: '01', entity: '1101040000' },
    'low-observable-fighter': { set: '01', entity: '1101040000', word: 'LO', size: 11, down: 15 },
    'cruise-missile': { set: '02', entity: '1100000700' },
    'drone': { set: '01', entity: '1103000000' },
    'ballistic-missile': { set: '02', entity: '1100000600' },
    'airliner': { set: '01', entity: '1201000000' },
    'jammer': { set: '01', entity: '1101080000' },
    'aircraft': { set: '01', entity: '1100000000' },
    'missile': { set: '02', entity: '1100000800' },
    'radar': { set: '15', entity: '2203000000' },
    'launcher': { set: '15', entity: '1111000000' },
    'battery': { set: '10', entity: '1301020000', echelon: '15' },
    'command-post': { set: '10', entity: '0000000000', word: 'CP', size: 18, down: 6 },
    'asset': { set: '20', entity: '1200000000' },
};

/** One file, symbols.svg. */
export async function files() {
    const classes = Object.keys(CLASSES), sides = Object.keys(SIDES);
    const cells = sides.flatMap((side, row) => classes.map((name, column) => cell(CLASSES[name], SIDES[side], column * CELL, row * CELL)));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${classes.length * CELL}" height="${sides.length * CELL}" viewBox="0 0 ${classes.length * CELL} ${sides.length * CELL}">${cells.join('')}</svg>`;
    return [{ name: 'symbols.svg', bytes: Buffer.from(svg) }];
}

function cell({ set, entity, word, size: wordSize, down, echelon = '00' }, side, x, y) {
    const symbol = new ms.Symbol(`100${side}${set}00${echelon}${entity}`, { civilianColor: false, size: 30, strokeWidth: 5, outlineWidth: 4, outlineColor: 'rgba(255,255,255,0.85)' });
    if (!symbol.isValid()) {
        throw new Error(`milsymbol does not know 100${side}${set}00${echelon}${entity}.`);
    }

    // The symbol's own middle stands in the middle of the cell; what is wider is made to fit.
    const anchor = symbol.getOctagonAnchor(), size = symbol.getSize();
    const reach = Math.max(anchor.x, size.width - anchor.x, anchor.y, size.height - anchor.y);
    const scale = Math.min(1, (CELL / 2 - 1) / reach);
    const inner = symbol.asSVG().replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
    const viewBox = /viewBox="([^"]+)"/.exec(symbol.asSVG())[1].split(' ').map(Number);
    const shift = `translate(${x + CELL / 2} ${y + CELL / 2}) scale(${(scale * size.width / viewBox[2]).toFixed(4)}) translate(${(-viewBox[0] - anchor.x * viewBox[2] / size.width).toFixed(3)} ${(-viewBox[1] - anchor.y * viewBox[3] / size.height).toFixed(3)})`;
    const words = word ? `<text x="${x + CELL / 2}" y="${y + CELL / 2 + down}" text-anchor="middle" font-family="sans-serif" font-size="${wordSize}" font-weight="700" fill="#000">${word}</text>` : '';
    return `<g transform="${shift}">${inner}</g>${words}`;
}
