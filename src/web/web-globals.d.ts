declare const PRTRACE_VERSION: string;
declare module '*.css';
