/** A made-up article to try the reading on; the same as docs/example-article.txt. */
export const EXAMPLE = `A made-up article to try the extraction on

ANKARA, 16 March 2020 (Example Wire) -- Turkey has received the first two S-400 batteries, General Deniz Example told reporters on Monday.

"The S-400 engages targets at a distance of 400 km and at an altitude of up to 30 km," he said. "Its missile flies at 2,000 m/s."

According to the ministry, the $2.5 billion contract was signed in September 2017. Deliveries will be completed next year.
`;
