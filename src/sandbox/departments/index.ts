export { Department, type DepartmentIdentity, departmentSecret } from './department.ts'
export { registerDepartments } from './routes.ts'
