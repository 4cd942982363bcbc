/** How a reason for not firing looks: a colour, a pattern, and a brief word where there is room. By its word. */
export interface ReasonLook {
    readonly brief: string;
    readonly colour: string;
    readonly pattern: 'plain' | 'rising' | 'falling' | 'dots' | 'level' | 'cross';
}

/** Reasons of one cause share a colour: grey where there was nothing to fire at, blue where it could not be seen, green of the picture, yellow of geometry, red of means. */
export const looks: Readonly<Record<string, ReasonLook>> = {
    'engaged': { brief: 'engaged', colour: 'friend', pattern: 'plain' },
    'not-a-threat': { brief: 'no threat', colour: 'line', pattern: 'plain' },
    'battery-out-of-action': { brief: 'out of action', colour: 'ink', pattern: 'cross' },
    'below-horizon': { brief: 'horizon', colour: 'series-8', pattern: 'plain' },
    'masked': { brief: 'masked', colour: 'series-8', pattern: 'rising' },
    'jammed': { brief: 'jammed', colour: 'series-8', pattern: 'cross' },
    'not-detected': { brief: 'not detected', colour: 'series-5', pattern: 'plain' },
    'not-confirmed': { brief: 'not confirmed', colour: 'series-3', pattern: 'plain' },
    'identity': { brief: 'identity', colour: 'series-3', pattern: 'dots' },
    'out-of-envelope': { brief: 'envelope', colour: 'series-2', pattern: 'plain' },
    'too-late': { brief: 'too late', colour: 'series-2', pattern: 'rising' },
    'out-of-sector': { brief: 'sector', colour: 'series-2', pattern: 'falling' },
    'link-lost': { brief: 'link', colour: 'series-8', pattern: 'dots' },
    'another-battery-has-it': { brief: 'other battery', colour: 'series-6', pattern: 'plain' },
    'held-by-doctrine': { brief: 'doctrine', colour: 'series-6', pattern: 'level' },
    'no-channel': { brief: 'channel', colour: 'series-4', pattern: 'rising' },
    'not-fire-quality': { brief: 'quality', colour: 'series-4', pattern: 'plain' },
    'reloading': { brief: 'reloading', colour: 'series-7', pattern: 'level' },
    'no-missile': { brief: 'no missile', colour: 'series-7', pattern: 'plain' },
};

export const unknownLook: ReasonLook = { brief: '?', colour: 'faint', pattern: 'plain' };
