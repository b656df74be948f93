#include "nabla_suitesparse.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <suitesparse/SuiteSparseQR_C.h>
#include <suitesparse/amd.h>
#include <suitesparse/cholmod.h>
#include <suitesparse/colamd.h>
#include <suitesparse/umfpack.h>

static int opened = 0;
static char reason[256] = "not opened";
static pthread_once_t once = PTHREAD_ONCE_INIT;

// Every function is called through a pointer of its own type.
#define FUNCTIONS(DO) \
  DO(umfpack, umfpack_dl_defaults) DO(umfpack, umfpack_dl_symbolic) \
  DO(umfpack, umfpack_dl_qsymbolic) DO(umfpack, umfpack_dl_numeric) \
  DO(umfpack, umfpack_dl_solve) DO(umfpack, umfpack_dl_get_lunz) \
  DO(umfpack, umfpack_dl_get_numeric) DO(umfpack, umfpack_dl_get_determinant) \
  DO(umfpack, umfpack_dl_free_symbolic) DO(umfpack, umfpack_dl_free_numeric) \
  DO(umfpack, umfpack_zl_defaults) DO(umfpack, umfpack_zl_symbolic) \
  DO(umfpack, umfpack_zl_qsymbolic) DO(umfpack, umfpack_zl_numeric) \
  DO(umfpack, umfpack_zl_solve) DO(umfpack, umfpack_zl_get_lunz) \
  DO(umfpack, umfpack_zl_get_numeric) DO(umfpack, umfpack_zl_get_determinant) \
  DO(umfpack, umfpack_zl_free_symbolic) DO(umfpack, umfpack_zl_free_numeric) \
  DO(cholmod, cholmod_l_start) DO(cholmod, cholmod_l_finish) DO(cholmod, cholmod_l_analyze) \
  DO(cholmod, cholmod_l_factorize) DO(cholmod, cholmod_l_solve) DO(cholmod, cholmod_l_rcond) \
  DO(cholmod, cholmod_l_factor_to_sparse) DO(cholmod, cholmod_l_free_factor) \
  DO(cholmod, cholmod_l_free_sparse) DO(cholmod, cholmod_l_free_dense) DO(cholmod, cholmod_l_free) \
  DO(spqr, SuiteSparseQR_C) DO(spqr, SuiteSparseQR_C_backslash) \
  DO(amd, amd_l_order) DO(amd, amd_l_defaults) \
  DO(colamd, colamd_l) DO(colamd, colamd_l_recommended) DO(colamd, colamd_l_set_defaults) \
  DO(colamd, symamd_l)

#define DECLARE(LIBRARY, NAME) static __typeof__ (&NAME) p_##NAME;
FUNCTIONS(DECLARE)

struct symbol {
  const char *library, *name;
  void **address;
};
#define SYMBOL(LIBRARY, NAME) {#LIBRARY, #NAME, (void **)&p_##NAME},
static const struct symbol symbols[] = {FUNCTIONS(SYMBOL)};

// With the versions that the headers belong to.
static const char *const files[][2] = {
    {"umfpack", "libumfpack.so.5"}, {"cholmod", "libcholmod.so.3"}, {"spqr", "libspqr.so.2"},
    {"amd", "libamd.so.2"}, {"colamd", "libcolamd.so.2"}};

static void keep_reason(void) {
  const char *text = dlerror();
  snprintf(reason, sizeof reason, "%s", text == NULL ? "unknown reason" : text);
}

static void open_libraries(void) {
  for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
    void *library = dlopen(files[f][1], RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) return keep_reason();
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
      if (strcmp(symbols[i].library, files[f][0]) != 0) continue;
      *symbols[i].address = dlsym(library, symbols[i].name);
      if (*symbols[i].address == NULL) return keep_reason();
    }
  }
  opened = 1;
}

int nabla_sparse_open(void) {
  pthread_once(&once, open_libraries);
  return opened;
}

const char *nabla_sparse_open_error(void) { return reason; }

void nabla_sparse_free(nabla_sparse_result *r) {
  free(r->starts);
  free(r->indices);
  free(r->values);
  memset(r, 0, sizeof *r);
}

static int reserve(nabla_sparse_result *r, int64_t rows, int64_t columns, int64_t n, int width) {
  r->rows = rows;
  r->columns = columns;
  r->starts = malloc((size_t)(columns + 1) * sizeof(int64_t));
  r->indices = malloc((size_t)(n + 1) * sizeof(int64_t));
  r->values = malloc((size_t)(n + 1) * (size_t)width * sizeof(double));
  if (r->starts != NULL && r->indices != NULL && r->values != NULL) return 1;
  nabla_sparse_free(r);
  return 0;
}

// UMFPACK ----------------------------------------------------------------------------------------

struct nabla_lu {
  void *numeric;
  int is_complex;
  int64_t rows, columns;
};

nabla_lu *nabla_lu_factor(
    const nabla_sparse *a, int scales, double pivot, double symmetric_pivot,
    const int64_t *column_order, double *rcond, int *status) {
  double control[UMFPACK_CONTROL], info[UMFPACK_INFO];
  void *symbolic = NULL, *numeric = NULL;
  const int z = a->is_complex;
  const SuiteSparse_long *ap = a->starts, *ai = a->indices;
  SuiteSparse_long code;
  if (z) p_umfpack_zl_defaults(control); else p_umfpack_dl_defaults(control);
  if (pivot >= 0) control[UMFPACK_PIVOT_TOLERANCE] = pivot;
  if (symmetric_pivot >= 0) control[UMFPACK_SYM_PIVOT_TOLERANCE] = symmetric_pivot;
  if (!scales) control[UMFPACK_SCALE] = UMFPACK_SCALE_NONE;
  if (column_order != NULL) {
    control[UMFPACK_FIXQ] = 1;
    code = z ? p_umfpack_zl_qsymbolic(a->rows, a->columns, ap, ai, a->values, NULL, column_order,
                                      &symbolic, control, info)
             : p_umfpack_dl_qsymbolic(a->rows, a->columns, ap, ai, a->values, column_order,
                                      &symbolic, control, info);
  } else {
    code = z ? p_umfpack_zl_symbolic(a->rows, a->columns, ap, ai, a->values, NULL, &symbolic,
                                     control, info)
             : p_umfpack_dl_symbolic(a->rows, a->columns, ap, ai, a->values, &symbolic, control,
                                     info);
  }
  *status = 2;
  if (code < 0) return NULL;
  code = z ? p_umfpack_zl_numeric(ap, ai, a->values, NULL, symbolic, &numeric, control, info)
           : p_umfpack_dl_numeric(ap, ai, a->values, symbolic, &numeric, control, info);
  if (z) p_umfpack_zl_free_symbolic(&symbolic); else p_umfpack_dl_free_symbolic(&symbolic);
  if (code < 0) return NULL;
  nabla_lu *lu = malloc(sizeof *lu);
  if (lu == NULL) {
    if (z) p_umfpack_zl_free_numeric(&numeric); else p_umfpack_dl_free_numeric(&numeric);
    return NULL;
  }
  *lu = (nabla_lu){numeric, z, a->rows, a->columns};
  *rcond = info[UMFPACK_RCOND];
  *status = code == UMFPACK_WARNING_singular_matrix;
  return lu;
}

int nabla_lu_solve(nabla_lu *lu, const nabla_sparse *a, double *x, const double *b) {
  double control[UMFPACK_CONTROL], info[UMFPACK_INFO];
  SuiteSparse_long code;
  if (lu->is_complex) {
    p_umfpack_zl_defaults(control);
    code = p_umfpack_zl_solve(UMFPACK_A, a->starts, a->indices, a->values, NULL, x, NULL, b, NULL,
                              lu->numeric, control, info);
  } else {
    p_umfpack_dl_defaults(control);
    code = p_umfpack_dl_solve(UMFPACK_A, a->starts, a->indices, a->values, x, b, lu->numeric,
                              control, info);
  }
  return code < 0;
}

int nabla_lu_parts(
    nabla_lu *lu, nabla_sparse_result *l, nabla_sparse_result *u, int64_t *p, int64_t *q,
    double *factors) {
  SuiteSparse_long lnz, unz, m, n, nz_diagonal, reciprocal = 0;
  const int z = lu->is_complex;
  if ((z ? p_umfpack_zl_get_lunz(&lnz, &unz, &m, &n, &nz_diagonal, lu->numeric)
         : p_umfpack_dl_get_lunz(&lnz, &unz, &m, &n, &nz_diagonal, lu->numeric)) < 0)
    return 1;
  const int64_t k = m < n ? m : n;
  if (!reserve(l, k, m, lnz, 1 + z)) return 1;
  if (!reserve(u, k, n, unz, 1 + z)) {
    nabla_sparse_free(l);
    return 1;
  }
  SuiteSparse_long code =
      z ? p_umfpack_zl_get_numeric(
              (SuiteSparse_long *)l->starts, (SuiteSparse_long *)l->indices, l->values, NULL,
              (SuiteSparse_long *)u->starts, (SuiteSparse_long *)u->indices, u->values, NULL,
              (SuiteSparse_long *)p, (SuiteSparse_long *)q, NULL, NULL, &reciprocal, factors,
              lu->numeric)
        : p_umfpack_dl_get_numeric(
              (SuiteSparse_long *)l->starts, (SuiteSparse_long *)l->indices, l->values,
              (SuiteSparse_long *)u->starts, (SuiteSparse_long *)u->indices, u->values,
              (SuiteSparse_long *)p, (SuiteSparse_long *)q, NULL, &reciprocal, factors,
              lu->numeric);
  if (code < 0) {
    nabla_sparse_free(l);
    nabla_sparse_free(u);
    return 1;
  }
  if (!reciprocal) for (int64_t i = 0; i < m; i++) factors[i] = 1 / factors[i];
  return 0;
}

int nabla_lu_determinant(nabla_lu *lu, double *mantissa, double *exponent) {
  double info[UMFPACK_INFO];
  return (lu->is_complex
              ? p_umfpack_zl_get_determinant(mantissa, NULL, exponent, lu->numeric, info)
              : p_umfpack_dl_get_determinant(mantissa, exponent, lu->numeric, info)) < 0;
}

void nabla_lu_free(nabla_lu *lu) {
  if (lu == NULL) return;
  if (lu->is_complex) p_umfpack_zl_free_numeric(&lu->numeric);
  else p_umfpack_dl_free_numeric(&lu->numeric);
  free(lu);
}

// CHOLMOD ----------------------------------------------------------------------------------------

static void silent(int status, const char *file, int line, const char *message) {
  (void)status, (void)file, (void)line, (void)message;
}

static cholmod_sparse matrix(const nabla_sparse *a, int symmetry) {
  cholmod_sparse s = {0};
  s.nrow = (size_t)a->rows;
  s.ncol = (size_t)a->columns;
  s.nzmax = (size_t)a->starts[a->columns];
  s.p = (void *)a->starts;
  s.i = (void *)a->indices;
  s.x = (void *)a->values;
  s.stype = symmetry;
  s.itype = CHOLMOD_LONG;
  s.xtype = a->is_complex ? CHOLMOD_COMPLEX : CHOLMOD_REAL;
  s.dtype = CHOLMOD_DOUBLE;
  s.sorted = 1;
  s.packed = 1;
  return s;
}

static cholmod_dense columns(int64_t rows, int64_t n, const double *x, int is_complex) {
  cholmod_dense d = {0};
  d.nrow = (size_t)rows;
  d.ncol = (size_t)n;
  d.nzmax = (size_t)(rows * n);
  d.d = (size_t)rows;
  d.x = (void *)x;
  d.xtype = is_complex ? CHOLMOD_COMPLEX : CHOLMOD_REAL;
  d.dtype = CHOLMOD_DOUBLE;
  return d;
}

static void start(cholmod_common *common) {
  p_cholmod_l_start(common);
  common->print = 0;
  common->error_handler = silent;
  common->quick_return_if_not_posdef = 1;
}

static int keep(nabla_sparse_result *r, const cholmod_sparse *s) {
  const int width = s->xtype == CHOLMOD_COMPLEX ? 2 : 1;
  const int64_t n = ((SuiteSparse_long *)s->p)[s->ncol];
  if (!reserve(r, (int64_t)s->nrow, (int64_t)s->ncol, n, width)) return 2;
  memcpy(r->starts, s->p, (s->ncol + 1) * sizeof(int64_t));
  memcpy(r->indices, s->i, (size_t)n * sizeof(int64_t));
  memcpy(r->values, s->x, (size_t)(n * width) * sizeof(double));
  return 0;
}

int nabla_chol_solve(
    const nabla_sparse *a, int64_t n, const double *b, double *x, double *rcond) {
  cholmod_common common;
  start(&common);
  cholmod_sparse s = matrix(a, 1);
  cholmod_dense right = columns(a->rows, n, b, a->is_complex);
  int result = 2;
  cholmod_factor *factor = p_cholmod_l_analyze(&s, &common);
  if (factor != NULL) {
    p_cholmod_l_factorize(&s, factor, &common);
    if (common.status == CHOLMOD_NOT_POSDEF) {
      result = 1;
    } else if (common.status >= 0) {
      *rcond = p_cholmod_l_rcond(factor, &common);
      cholmod_dense *solution = p_cholmod_l_solve(CHOLMOD_A, factor, &right, &common);
      if (solution != NULL) {
        const size_t count = (size_t)(a->rows * n) * (a->is_complex ? 2 : 1);
        memcpy(x, solution->x, count * sizeof(double));
        p_cholmod_l_free_dense(&solution, &common);
        result = 0;
      }
    }
    p_cholmod_l_free_factor(&factor, &common);
  }
  p_cholmod_l_finish(&common);
  return result;
}

int nabla_chol_factor(
    const nabla_sparse *a, int orders, nabla_sparse_result *l, int64_t *q, int64_t *minor) {
  cholmod_common common;
  start(&common);
  common.final_asis = 0;
  common.final_super = 0;
  common.final_ll = 1;
  common.final_pack = 1;
  common.final_monotonic = 1;
  if (!orders) {
    common.nmethods = 1;
    common.method[0].ordering = CHOLMOD_NATURAL;
    common.postorder = 0;
  }
  cholmod_sparse s = matrix(a, 1);
  int result = 2;
  cholmod_factor *factor = p_cholmod_l_analyze(&s, &common);
  if (factor != NULL) {
    p_cholmod_l_factorize(&s, factor, &common);
    *minor = common.status == CHOLMOD_NOT_POSDEF ? (int64_t)factor->minor : a->rows;
    memcpy(q, factor->Perm, (size_t)a->rows * sizeof(int64_t));
    cholmod_sparse *lower = p_cholmod_l_factor_to_sparse(factor, &common);
    if (lower != NULL) {
      result = keep(l, lower);
      p_cholmod_l_free_sparse(&lower, &common);
    }
    p_cholmod_l_free_factor(&factor, &common);
  }
  p_cholmod_l_finish(&common);
  return result;
}

// SPQR -------------------------------------------------------------------------------------------

int nabla_qr_solve(const nabla_sparse *a, int64_t n, const double *b, double *x) {
  cholmod_common common;
  start(&common);
  cholmod_sparse s = matrix(a, 0);
  cholmod_dense right = columns(a->rows, n, b, a->is_complex);
  cholmod_dense *solution = p_SuiteSparseQR_C_backslash(
      SPQR_ORDERING_DEFAULT, SPQR_DEFAULT_TOL, &s, &right, &common);
  int result = 2;
  if (solution != NULL) {
    const size_t count = (size_t)(a->columns * n) * (a->is_complex ? 2 : 1);
    memcpy(x, solution->x, count * sizeof(double));
    p_cholmod_l_free_dense(&solution, &common);
    result = 0;
  }
  p_cholmod_l_finish(&common);
  return result;
}

int nabla_qr_factor(
    const nabla_sparse *a, int orders, int economy, int64_t n, const double *b, double *c,
    nabla_sparse_result *r, int64_t *e) {
  cholmod_common common;
  start(&common);
  cholmod_sparse s = matrix(a, 0);
  cholmod_dense right = columns(a->rows, n, b, a->is_complex);
  const int64_t small = a->rows < a->columns ? a->rows : a->columns;
  const int64_t height = economy ? small : a->rows;
  cholmod_dense *product = NULL;
  cholmod_sparse *upper = NULL;
  SuiteSparse_long *order = NULL;
  int result = 2;
  SuiteSparse_long rank = p_SuiteSparseQR_C(
      orders ? SPQR_ORDERING_DEFAULT : SPQR_ORDERING_FIXED, SPQR_NO_TOL, height, 0, &s, NULL,
      b == NULL ? NULL : &right, NULL, &product, &upper, &order, NULL, NULL, NULL, &common);
  if (rank >= 0 && upper != NULL) {
    result = keep(r, upper);
    for (int64_t j = 0; j < a->columns; j++) e[j] = order == NULL ? j : order[j];
    if (product != NULL && c != NULL) {
      const size_t count = product->nrow * product->ncol * (a->is_complex ? 2 : 1);
      memcpy(c, product->x, count * sizeof(double));
    }
  }
  if (order != NULL) p_cholmod_l_free((size_t)a->columns, sizeof *order, order, &common);
  p_cholmod_l_free_dense(&product, &common);
  p_cholmod_l_free_sparse(&upper, &common);
  p_cholmod_l_finish(&common);
  return result;
}

// Orderings --------------------------------------------------------------------------------------

int nabla_amd(const nabla_sparse *a, int64_t *p) {
  double control[AMD_CONTROL], info[AMD_INFO];
  p_amd_l_defaults(control);
  return p_amd_l_order(a->columns, a->starts, a->indices, (SuiteSparse_long *)p, control, info) < 0;
}

int nabla_colamd(const nabla_sparse *a, int64_t *p) {
  const SuiteSparse_long n = a->starts[a->columns];
  const size_t length = p_colamd_l_recommended(n, a->rows, a->columns);
  SuiteSparse_long stats[COLAMD_STATS];
  double knobs[COLAMD_KNOBS];
  SuiteSparse_long *work = malloc((length + 1) * sizeof *work);
  if (work == NULL) return 1;
  memcpy(work, a->indices, (size_t)n * sizeof *work);
  memcpy(p, a->starts, (size_t)(a->columns + 1) * sizeof *work);
  p_colamd_l_set_defaults(knobs);
  const int ok = p_colamd_l(a->rows, a->columns, (SuiteSparse_long)length, work,
                            (SuiteSparse_long *)p, knobs, stats) != 0;
  free(work);
  return !ok;
}

int nabla_symamd(const nabla_sparse *a, int64_t *p) {
  SuiteSparse_long stats[COLAMD_STATS];
  double knobs[COLAMD_KNOBS];
  p_colamd_l_set_defaults(knobs);
  return p_symamd_l(a->columns, (SuiteSparse_long *)a->indices, (SuiteSparse_long *)a->starts,
                    (SuiteSparse_long *)p, knobs, stats, &calloc, &free) == 0;
}
