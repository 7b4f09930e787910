export { demonstrationPersonas } from './demonstration-personas.ts'
export { createDirectory, type Directory } from './directory.ts'
export { signInRoutes, type SignInDeps } from './routes.ts'
export { signInPathOf } from './sign-in-path.ts'
