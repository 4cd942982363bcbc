// Made of openapi.json by `npm run types`.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface paths {}
