import { colour, colourChange } from '../../shell/theme';
import { steps } from './steps';

/** What the colours between the edges say, with the hatching that says the same. */
export function Legend({ hasUnknown, isFixed }: { hasUnknown: boolean; isFixed: boolean }) {
    void colourChange.value;
    return (
        <ul class="coverage-legend" aria-label="Colours of the map">
            {steps.map(step => (
                <li key={step.id}>
                    <svg width="16" height="12" aria-hidden="true">
                        <rect x="0.5" y="0.5" width="15" height="11" fill={colour(step.colour)} stroke={colour('edge')} />
                        {step.hatch === 'diagonal' ? <path d="M1 11L11 1M6 11L15 2" stroke="#fff" stroke-opacity="0.7" /> : step.hatch === 'dots' ? <path d="M4 4h1M8 8h1M12 4h1M4 9h1" stroke="#fff" stroke-width="1.5" /> : null}
                    </svg>
                    {step.lost}
                </li>
            ))}
            {hasUnknown ? <li><svg width="16" height="12" aria-hidden="true"><rect x="0.5" y="0.5" width="15" height="11" fill="none" stroke={colour('edge')} /><path d="M1 1L15 11M1 11L15 1" stroke={colour('soft')} /></svg>unknown ground</li> : null}
            {isFixed ? <SectorLine /> : null}
        </ul>
    );
}

/** The line of the engagement radar's sector. */
export function SectorLine() {
    return <li><svg width="30" height="10" aria-hidden="true"><line x1="1" y1="5" x2="29" y2="5" stroke={colour('friend')} stroke-width="2" stroke-dasharray="10 4" /></svg>engagement radar’s sector</li>;
}
