/**
 * What a client says first of a build that failed, as part of a regular expression: there are two
 * ends, the solver's and that of the frontend's call, and it tells the one that it heard of first.
 *
 * Source: moby/buildkit client/solve.go and client/build.go; both seen with buildx 0.29.1.
 */
export const buildEnding = /failed to (?:solve|run Build function)/.source;
