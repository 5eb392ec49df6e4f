export type StoryNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Whose planted story a record is part of, by user id. */
export interface Story {
  readonly number: StoryNumber;
  readonly user: string;
}

/** The same records as part of a story. */
export const inStory = <R extends object>(story: Story, records: readonly R[]): (R & { story: Story })[] =>
  records.map((record) => ({ ...record, story }));
