/** What the overview needs of a deal on a day, as the API tells it. */
export interface ToldDeal {
    readonly lines: readonly {
        readonly isDisputed: boolean;
        readonly alternatives: readonly { readonly property: string; readonly words: string }[];
    }[];
    readonly awaited: readonly { readonly isOverdue: boolean }[];
}

/** A deal in one row: how many were agreed, how many came, and how firmly that stands. */
export interface DealRow {
    /** "4 battalions or 2 battalions; 2 systems or 4 systems"; empty where nobody says. */
    readonly agreed: string;
    readonly delivered: string;
    readonly told: number;
    readonly disputed: number;
    readonly awaited: number;
    readonly overdue: number;
}

const UNITS = /^(systems|batteries|battalions|regiments|regiment-sets|squadrons|launchers)$/;

/** The row of a deal. Alternatives are joined by "or", things that are said beside each other by a semicolon. */
export function rowOf(deal: ToldDeal): DealRow {
    const slugOf = (property: string): string => property.split('/').at(-1) ?? property;
    const counted = (isWanted: (slug: string) => boolean): string => deal.lines
        .map(line => [...new Set(line.alternatives.filter(each => isWanted(slugOf(each.property))).map(each => quantity(each.words)).filter(words => words !== ''))].join(' or '))
        .filter(words => words !== '')
        .join('; ');
    return {
        agreed: counted(slug => UNITS.test(slug)),
        delivered: counted(slug => slug.includes('-delivered')),
        told: deal.lines.length,
        disputed: deal.lines.filter(line => line.isDisputed).length,
        awaited: deal.awaited.length,
        overdue: deal.awaited.filter(each => each.isOverdue).length,
    };
}

/** "1 regiment set (2 battalions by …), regiment sets delivered" is "1 regiment set"; what is no number is nothing. */
export function quantity(words: string): string {
    const short = words.replace(/\s*\(.*?\)/g, '').split(',')[0]?.trim() ?? '';
    return /^(more than |about |at least |up to )?\d/.test(short) ? short : '';
}
