import { html, trusted, type Html } from '#kernel/html.ts'

/** Classes `a` to `m` are coloured by the style sheet: drawings follow every contrast mode. */
const flower = (x: number, y: number, scale: number): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">` +
  [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<path class="d" transform="rotate(${turn})" d="M0-4C-15-14-18-34-7-44-3-46 3-46 7-44` +
        ` 18-34 15-14 0-4Z"/>`,
    )
    .join('') +
  '<circle class="e" r="8"/></g>'

const DRAWINGS = {
  /** A cup of morning tea: nothing to do here just now. */
  tea: {
    width: 240,
    height: 150,
    shapes:
      '<ellipse class="a" cx="120" cy="128" rx="96" ry="12"/>' +
      '<path class="b" d="M66 70h92v22c0 22-16 34-46 34s-46-12-46-34V70Z"/>' +
      '<path class="l" d="M158 78h10c10 0 14 6 14 13s-5 15-16 15h-11"/>' +
      '<ellipse class="c" cx="112" cy="70" rx="46" ry="9"/>' +
      '<ellipse class="d" cx="112" cy="71" rx="37" ry="6"/>' +
      '<path class="l" d="M98 52c-8-10 8-14 0-26M118 50c-8-12 8-16 0-30M138 52c-8-10 8-14 0-26"/>' +
      flower(196, 118, 0.42) +
      flower(38, 122, 0.34),
  },
  /** An arcade house under a glass: looked for and not found. */
  search: {
    width: 240,
    height: 150,
    shapes:
      '<ellipse class="a" cx="116" cy="132" rx="104" ry="10"/>' +
      '<path class="b" d="M34 130V52h120v78Z"/><path class="c" d="M28 52 94 24l66 28v8H28v-8Z"/>' +
      '<path class="a" d="M44 130v-30a13 13 0 0 1 26 0v30ZM81 130v-30a13 13 0 0 1 26 0v30ZM118' +
      ' 130v-30a13 13 0 0 1 26 0v30Z"/><path class="e" d="M50 66h14v14H50ZM87 66h14v14H87ZM124' +
      ' 66h14v14h-14Z"/><circle class="g" cx="170" cy="74" r="34"/><circle class="k" cx="170"' +
      ' cy="74" r="34"/><path class="k" d="m195 99 27 27"/>',
  },
  /** A boat between the piers of a bridge: the page went elsewhere. */
  boat: {
    width: 240,
    height: 150,
    shapes:
      '<circle class="d" cx="178" cy="44" r="20"/><path class="a" d="M0 96c30-34 52-34 78-6 20-40' +
      ' 60-48 92-4 22-22 46-22 70 4v18H0Z"/><path class="b" d="M96 98V30l44 62Z"/><path class="c"' +
      ' d="M90 98V44L62 92ZM52 102h104l-16 22H70Z"/><path class="l" d="M10 130c14-8' +
      ' 22-8 36 0s22 8' +
      ' 36 0 22-8 36 0 22 8 36 0 22-8 36 0 22 8 36 0M34 143c14-8 22-8 36 0s22 8 36 0 22-8 36 0' +
      ' 22 8 36 0"/>',
  },
  /** Hills, river, tower and a branch of kapok: home. */
  province: {
    width: 480,
    height: 260,
    shapes:
      '<circle class="d" cx="372" cy="70" r="34"/>' +
      '<path class="a" d="M0 190c48-78 94-84 142-26 34-74 92-92 146-18 40-50 92-60' +
      ' 192 34v80H0Z"/>' +
      '<path class="b" d="M0 212c70-44 120-40 176-6 64-46 130-44 178-8 44-26 86-26 126 2v60H0Z"/>' +
      '<path class="c" d="M262 206c10-40 14-62 9-94-2-16 0-30 5-44v-30h4v30c5 14 7 28 5 44-5 32-1' +
      ' 54 9 94Z"/><path class="m" d="M268 180h20M271 156h14M272 130h12M272 104h12M270 84h16"/>' +
      '<path class="c" d="M318 206v-52h26v52ZM350 206v-34h20v34ZM214 206v-44h22v44ZM186' +
      ' 206v-28h22v28Z"/><path class="m" d="M324 164h14M324 174h14M324 184h14M355 182h10M355' +
      ' 192h10M219 172h12M219 184h12M191 188h12"/><path class="k" d="M0 214h480"/><path class="l"' +
      ' d="M60 214c20-44 76-44 96 0M84 214v-28M108 214v-33M132 214v-28M380 214c16-36' +
      ' 64-36 80 0M400' +
      ' 214v-23M420 214v-27M440 214v-23"/><path class="f" d="M0 216h480v44H0Z"/><path class="m"' +
      ' d="M24 234h70M130 242h96M262 232h60M352 244h92M60 252h40M300 254h48"/>' +
      '<path class="k" d="M0 18c44 4 72 24 112 26M40 22c16 16 30 20 44 42M86 40c12-8' +
      ' 26-12 40-10"/>' +
      flower(116, 46, 0.5) +
      flower(84, 72, 0.42) +
      flower(136, 24, 0.34) +
      flower(44, 36, 0.36),
  },
} as const

export type IllustrationName = keyof typeof DRAWINGS

/** A drawing of the house: shapes of this province, no stock pictures, silent for listeners. */
export const illustration = (name: IllustrationName): Html => {
  const { width, height, shapes } = DRAWINGS[name]
  return html`<svg class="ykt-art" viewBox="0 0 ${width} ${height}" width="${width}"
    height="${height}" aria-hidden="true" focusable="false">${trusted(shapes)}</svg>`
}
