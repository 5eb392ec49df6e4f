/** Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode UAX #9), and characters without width
 * that no script needs (joiners stay: Persian and emoji have them). */
const UNSEEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * Text of records with the characters that cannot be seen written out, `[U+202E]`: an override makes a program read as a
 * picture. For what is looked at; evidence that is kept or compared stays as it is.
 */
export const visibleText = (text: string): string =>
  text.replace(
    UNSEEN,
    (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
