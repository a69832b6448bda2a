/** Endings by which a name is known for that of a host: common generic domains, and those of countries (RFC 1591). */
export const TOP_LEVEL_DOMAINS: ReadonlySet<string> = new Set(
  (
    'com org net edu gov mil int info biz io dev app ai co me tv eu uk us ca au nz in jp kr cn tw hk sg de fr it es pt ' +
    'nl be at ch se no dk fi pl cz ru br mx ar za'
  ).split(' '),
);
