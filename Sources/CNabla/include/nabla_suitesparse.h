/// Sparse factorizations by SuiteSparse (CHOLMOD, UMFPACK, SPQR, AMD, COLAMD), which is opened at
/// first use.
#ifndef NABLA_SUITESPARSE_H
#define NABLA_SUITESPARSE_H

#include <stdint.h>

/// Compressed columns that somebody else owns. Complex numbers are pairs.
typedef struct {
  int64_t rows, columns;
  const int64_t *_Nonnull starts;
  const int64_t *_Nonnull indices;
  const double *_Nonnull values;
  int is_complex;
} nabla_sparse;

/// Compressed columns that `nabla_sparse_free` frees.
typedef struct {
  int64_t rows, columns;
  int64_t *_Nullable starts;
  int64_t *_Nullable indices;
  double *_Nullable values;
} nabla_sparse_result;

void nabla_sparse_free(nabla_sparse_result *_Nonnull);

/// 1 if the libraries are there.
int nabla_sparse_open(void);
const char *_Nonnull nabla_sparse_open_error(void);

/// LU of any matrix, with row scaling if asked: NULL if memory is short. `status` is 0, or 1 where
/// the matrix is singular; `rcond` the ratio of the pivots.
typedef struct nabla_lu nabla_lu;
nabla_lu *_Nullable nabla_lu_factor(
    const nabla_sparse *_Nonnull a, int scales, double pivot, double symmetric_pivot,
    const int64_t *_Nullable column_order, double *_Nonnull rcond, int *_Nonnull status);
/// x = a \ b for one column.
int nabla_lu_solve(
    nabla_lu *_Nonnull, const nabla_sparse *_Nonnull a, double *_Nonnull x,
    const double *_Nonnull b);
/// P R \ A Q = L U: L by rows, U by columns, permutations from zero, and the row factors, which
/// multiply the rows.
int nabla_lu_parts(
    nabla_lu *_Nonnull, nabla_sparse_result *_Nonnull l_rows, nabla_sparse_result *_Nonnull u,
    int64_t *_Nonnull p, int64_t *_Nonnull q, double *_Nonnull factors);
/// mantissa (two numbers) times ten to the power `exponent`.
int nabla_lu_determinant(
    nabla_lu *_Nonnull, double *_Nonnull mantissa, double *_Nonnull exponent);
void nabla_lu_free(nabla_lu *_Nullable);

/// x = a \ b of a hermitian positive definite matrix, n columns. 0, 1 if it is not positive definite, 2
/// if memory is short.
int nabla_chol_solve(
    const nabla_sparse *_Nonnull a, int64_t n, const double *_Nonnull b, double *_Nonnull x,
    double *_Nonnull rcond);
/// L L' = A (q, q), of the upper triangle of A; `minor` is the order of the part that is positive
/// definite. `orders`: choose q, else it is as it was.
int nabla_chol_factor(
    const nabla_sparse *_Nonnull a, int orders, nabla_sparse_result *_Nonnull l,
    int64_t *_Nonnull q, int64_t *_Nonnull minor);

/// The basic solution of least squares, n columns.
int nabla_qr_solve(
    const nabla_sparse *_Nonnull a, int64_t n, const double *_Nonnull b, double *_Nonnull x);
/// Q R = A (:, e): R, and Q' b for the n columns of b. `rows`: of R, m or min (m, n) if `economy`.
int nabla_qr_factor(
    const nabla_sparse *_Nonnull a, int orders, int economy, int64_t n,
    const double *_Nullable b, double *_Nullable c, nabla_sparse_result *_Nonnull r,
    int64_t *_Nonnull e);

/// Permutations, from zero, that make factors sparse.
int nabla_amd(const nabla_sparse *_Nonnull a, int64_t *_Nonnull p);
int nabla_colamd(const nabla_sparse *_Nonnull a, int64_t *_Nonnull p);
int nabla_symamd(const nabla_sparse *_Nonnull a, int64_t *_Nonnull p);

#endif
