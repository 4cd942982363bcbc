import type { Answer, Finding } from '../../api/client';

export type ScenarioCard = Answer<'/api/scenarios'>['scenarios'][number];
export type RecentResult = Answer<'/api/results'>['results'][number];

/** A battle or a campaign that somebody has asked for, and how far it is. */
export interface Job {
    readonly id: string;
    readonly kind: 'run' | 'campaign';
    readonly state: 'queued' | 'going' | 'done' | 'stopped' | 'failed' | 'interrupted';
    readonly title: string;
    readonly scenario: string;
    readonly result: string;
    readonly campaign?: { readonly battles?: number | null } | null;
    readonly counted: string;
    readonly done: number;
    readonly all: number;
    readonly left_s?: number | null;
    readonly message: string;
    readonly remedy: string;
    readonly findings: readonly Finding[];
    readonly hasEnded: boolean;
    readonly canResume: boolean;
}
