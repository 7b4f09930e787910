/** What is kept of an article. */
export interface ArticleText {
  /** A short heading in Chinese. */
  readonly title: string
  /** What it says, in our own plain Chinese words. */
  readonly says: string
  /** The same in one English sentence. */
  readonly sayEn: string
  /** Whether the program must do something because of it. */
  readonly asksForBehaviour: boolean
  /** The number is our reading: the source describes the content without this single number. */
  readonly inferred?: true
  /** Its number in the text as passed, where it is known to differ from the draft. */
  readonly finalArticle?: number
}
