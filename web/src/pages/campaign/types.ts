import type { Answer } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Campaign = Answer<'/api/campaigns/{name}/{key}/summary'>;
export type Battles = Answer<'/api/campaigns/{name}/{key}/battles'>;
export type Summary = Schemas['CampaignSummary'];
export type Measure = Schemas['MeasureEstimate'];
export type Interval = Schemas['Interval'];
export type Tornado = Schemas['Tornado'];
export type Bar = Schemas['TornadoBar'];
export type Factor = Schemas['FactorAnswer'];
export type Ribbon = Schemas['Ribbon'];
export type Job = Schemas['Job'];
