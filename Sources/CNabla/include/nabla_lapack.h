/// Dense linear algebra: CBLAS and LAPACKE of OpenBLAS, in shapes that Swift can import.
///
/// C's `double _Complex` arrives in Swift as an opaque pointer, so the headers are told to use these
/// two structs instead, which have the same layout. `lapack_int` is Int32. All matrices are ours:
/// column-major, so pass `CblasColMajor` and `NABLA_COL_MAJOR` and no copies are made.
#ifndef NABLA_LAPACK_H
#define NABLA_LAPACK_H

#include <stdint.h>

typedef struct {
  double re, im;
} nabla_complex64;

typedef struct {
  float re, im;
} nabla_complex32;

#define LAPACK_COMPLEX_CUSTOM
#define lapack_complex_double nabla_complex64
#define lapack_complex_float nabla_complex32
#include <cblas.h>
#include <lapacke.h>

/// LAPACK_COL_MAJOR, with a type.
static const int32_t NABLA_COL_MAJOR = LAPACK_COL_MAJOR;

#endif
