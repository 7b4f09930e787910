/** How an entry stands for what is to begin in its name; `unknown` where the register has none. */
export type Standing = 'living' | 'deceased' | 'merged' | 'unknown'
