// What an imported style sheet is to a test: nothing.
export {};
